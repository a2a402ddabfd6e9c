import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1';

/** The master key or a wrapped key is not what it should be. Says nothing about its content. */
export class PrivacyKeyError extends Error {
  override readonly name = 'PrivacyKeyError';
  readonly retryable = false;
}

/** The installation's master key, from 64 hexadecimal digits (`PRIVACY_KEY`). */
export function parseMasterKey(hex: string): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new PrivacyKeyError('PRIVACY_KEY must be 64 hexadecimal digits.');
  return Buffer.from(hex, 'hex');
}

/** A fresh 32-byte key of a tenant. Destroying it makes every token made with it meaningless. */
export const newTenantKey = (): Buffer => randomBytes(KEY_BYTES);

/** The tenant's key as it may be stored: AES-256-GCM under the master key, bound to the tenant's id. */
export function wrapKey(tenantKey: Buffer, tenantId: string, masterKey: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', masterKey, nonce).setAAD(Buffer.from(tenantId));
  const sealed = Buffer.concat([cipher.update(tenantKey), cipher.final()]);
  return `${VERSION}.${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')}`;
}

/** The tenant's key back; throws PrivacyKeyError for another master key, another tenant or damaged text. */
export function unwrapKey(wrapped: string, tenantId: string, masterKey: Buffer): Buffer {
  const [version, text = ''] = wrapped.split('.');
  const bytes = Buffer.from(text, 'base64url');
  if (version !== VERSION || bytes.length !== NONCE_BYTES + KEY_BYTES + TAG_BYTES)
    throw new PrivacyKeyError(`The stored key of tenant ${tenantId} is damaged.`);
  const decipher = createDecipheriv('aes-256-gcm', masterKey, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(tenantId))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new PrivacyKeyError(`The stored key of tenant ${tenantId} does not open with this PRIVACY_KEY.`);
  }
}
