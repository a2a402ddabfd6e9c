import { hkdfSync } from 'node:crypto';
import { openBytes, sealBytes } from './sealed-bytes.js';
import { type MasterKeys, newTenantKey, PrivacyKeyError, unwrapKey, wrapKey } from './tenant-key.js';

const VERSION = 's1';
const KEY_BYTES = 32;

/** Where wrapped keys of tenants are kept. */
export interface KeptTenantKeys {
  find(tenantId: string): Promise<string | undefined>;
  /** @returns the key that is kept; undefined when the tenant is gone */
  putIfAbsent(tenantId: string, wrappedKey: string): Promise<string | undefined>;
}

/** Secrets of a tenant for the database: sealed with its key, bound to tenant and purpose, worthless once the key is destroyed. */
export class TenantSeals {
  constructor(
    private readonly keys: KeptTenantKeys,
    private readonly masterKeys: MasterKeys,
  ) {}

  /**
   * @param purpose what it is, and of which row: a sealed text does not open in another's place
   * @throws PrivacyKeyError, also when the tenant is gone
   */
  async seal(tenantId: string, purpose: string, text: string): Promise<string> {
    const stored = await this.keys.find(tenantId);
    const wrapped =
      stored ?? (await this.keys.putIfAbsent(tenantId, wrapKey(newTenantKey(), tenantId, this.masterKeys)));
    const sealed = sealBytes(this.sealKeyOf(wrapped, tenantId), Buffer.from(text), boundTo(tenantId, purpose));
    return `${VERSION}.${sealed.toString('base64url')}`;
  }

  /** @throws PrivacyKeyError for another tenant, purpose or key, and for damaged text */
  async open(tenantId: string, purpose: string, sealed: string): Promise<string> {
    const key = this.sealKeyOf(await this.keys.find(tenantId), tenantId);
    const [version, text = ''] = sealed.split('.');
    const opened =
      version === VERSION ? openBytes(key, Buffer.from(text, 'base64url'), boundTo(tenantId, purpose)) : undefined;
    if (opened === undefined) throw new PrivacyKeyError(`A sealed secret of tenant ${tenantId} does not open.`);
    return opened.toString();
  }

  /** A key of its own beside the one that makes tokens. */
  private sealKeyOf(wrapped: string | undefined, tenantId: string): Buffer {
    if (wrapped === undefined) throw new PrivacyKeyError(`Tenant ${tenantId} has no key.`);
    const tenantKey = unwrapKey(wrapped, tenantId, this.masterKeys);
    return Buffer.from(hkdfSync('sha256', tenantKey, '', 'vitrine:seal', KEY_BYTES));
  }
}

const boundTo = (tenantId: string, purpose: string): string => JSON.stringify([tenantId, purpose]);
