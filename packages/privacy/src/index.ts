export { type CustomerIdentity, customerToken } from './customer-token.js';
export { maskPayload, maskPointer, type ShownFields } from './mask-payload.js';
export { isShown, maskFileName, maskIdentifier, maskSource } from './shown-value.js';
export {
  type MasterKeys,
  newTenantKey,
  PrivacyKeyError,
  parseMasterKeys,
  rewrapKey,
  unwrapKey,
  wrapKey,
} from './tenant-key.js';
