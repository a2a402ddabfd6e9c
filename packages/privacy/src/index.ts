export { type CustomerIdentity, customerToken } from './customer-token.js';
export { idToken, personalKindInId, personalKindInPersonId } from './id-token.js';
export { maskPayload, maskPointer } from './mask-payload.js';
export type { PersonalKind } from './personal-values.js';
export { protectText } from './protect-text.js';
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
export { type KeptTenantKeys, TenantSeals } from './tenant-seals.js';
