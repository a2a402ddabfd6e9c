export { type CustomerIdentity, customerToken } from './customer-token.js';
export { type Identifiers, maskIdentifier, maskPayload } from './mask-payload.js';
export { newTenantKey, PrivacyKeyError, parseMasterKey, unwrapKey, wrapKey } from './tenant-key.js';
