export { type CustomerIdentity, customerToken } from './customer-token.js';
export { maskIdentifier, maskPayload, type ShownFields } from './mask-payload.js';
export {
  type MasterKeys,
  newTenantKey,
  PrivacyKeyError,
  parseMasterKeys,
  rewrapKey,
  unwrapKey,
  wrapKey,
} from './tenant-key.js';
