export { type CustomerIdentity, customerToken } from './customer-token.js';
export { type Identifiers, maskIdentifier, maskPayload } from './mask-payload.js';
export {
  type MasterKeys,
  newTenantKey,
  PrivacyKeyError,
  parseMasterKeys,
  rewrapKey,
  unwrapKey,
  wrapKey,
} from './tenant-key.js';
