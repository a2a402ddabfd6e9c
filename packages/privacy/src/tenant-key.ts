import { randomBytes } from 'node:crypto';
import { openBytes, SEAL_BYTES, sealBytes } from './sealed-bytes.js';

const KEY_BYTES = 32;
const VERSION = 'v1';

/** At least one; the first wraps. */
export type MasterKeys = readonly [Buffer, ...Buffer[]];

/** The master key or a wrapped key is not what it should be. Says nothing about its content. */
export class PrivacyKeyError extends Error {
  override readonly name = 'PrivacyKeyError';
  readonly retryable = false;
}

/**
 * The installation's master keys, from `PRIVACY_KEY`: one of 64 hexadecimal digits, or several with commas between during a rotation. The
 * first one wraps, all of them open.
 */
export function parseMasterKeys(text: string): MasterKeys {
  const [first, ...others] = text.split(',').map((hex) => {
    if (!/^[0-9a-f]{64}$/i.test(hex))
      throw new PrivacyKeyError('PRIVACY_KEY must be 64 hexadecimal digits, or several such keys with commas between.');
    return Buffer.from(hex, 'hex');
  });
  return [first as Buffer, ...others];
}

/** A fresh 32-byte key of a tenant. Destroying it makes every token made with it meaningless. */
export const newTenantKey = (): Buffer => randomBytes(KEY_BYTES);

/** The tenant's key as it may be stored: AES-256-GCM under the first master key, bound to the tenant's id. */
export function wrapKey(tenantKey: Buffer, tenantId: string, [masterKey]: MasterKeys): string {
  return `${VERSION}.${sealBytes(masterKey, tenantKey, tenantId).toString('base64url')}`;
}

/** The tenant's key back; throws PrivacyKeyError for other master keys, another tenant or damaged text. */
export function unwrapKey(wrapped: string, tenantId: string, masterKeys: MasterKeys): Buffer {
  const bytes = bytesOf(wrapped);
  if (bytes === undefined) throw new PrivacyKeyError(`The stored key of tenant ${tenantId} is damaged.`);
  for (const masterKey of masterKeys) {
    const key = openBytes(masterKey, bytes, tenantId);
    if (key !== undefined) return key;
  }
  throw new PrivacyKeyError(`The stored key of tenant ${tenantId} does not open with this PRIVACY_KEY.`);
}

/** The same key under the first master key; undefined when it is there already, or cannot be opened by any. */
export function rewrapKey(wrapped: string, tenantId: string, masterKeys: MasterKeys): string | undefined {
  const bytes = bytesOf(wrapped);
  const [first, ...others] = masterKeys;
  if (bytes === undefined || openBytes(first, bytes, tenantId) !== undefined) return undefined;
  const key = others.map((masterKey) => openBytes(masterKey, bytes, tenantId)).find((opened) => opened !== undefined);
  return key && wrapKey(key, tenantId, masterKeys);
}

function bytesOf(wrapped: string): Buffer | undefined {
  const [version, text = ''] = wrapped.split('.');
  const bytes = Buffer.from(text, 'base64url');
  return version === VERSION && bytes.length === KEY_BYTES + SEAL_BYTES ? bytes : undefined;
}
