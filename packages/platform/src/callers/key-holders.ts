import { API_KEY_PREFIX } from '@vitrine/contracts';
import { unauthenticated } from './credentials.js';

/** An API key as it is kept; the key itself is not. */
export interface KeptKey {
  readonly id: string;
  readonly tenantId: string;
  readonly role: string;
  /** Null: every store of the tenant. */
  readonly storeIds: readonly string[] | null;
}

/** Where keys and tenants are kept. */
export interface KeptKeys<Tenant> {
  readonly apiKeys: {
    findByKey(key: string): Promise<KeptKey | undefined>;
    touch(id: string): Promise<void>;
  };
  readonly tenants: { find(id: string): Promise<Tenant | undefined> };
}

const TOUCH_MS = 60_000;
const MOST_TOUCHED = 10_000;

/** Finds the tenant of a key. Each request asks anew, so a revoked key opens nothing from then on. */
export class KeyHolders<Tenant> {
  private readonly touchedAt = new Map<string, number>();

  constructor(
    private readonly kept: KeptKeys<Tenant>,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws 401 for a key that does not exist, was revoked, or belongs to a deleted tenant */
  async holderOf(key: string): Promise<{ readonly apiKey: KeptKey; readonly tenant: Tenant }> {
    const apiKey = key.startsWith(API_KEY_PREFIX) ? await this.kept.apiKeys.findByKey(key) : undefined;
    const tenant = apiKey && (await this.kept.tenants.find(apiKey.tenantId));
    if (apiKey === undefined || tenant === undefined) throw unauthenticated();
    return { apiKey, tenant };
  }

  /** The use of a key is noted once a minute; in between the database is not asked. The map holds the keys used last. */
  async noteUse(id: string): Promise<void> {
    const now = this.now();
    const before = this.touchedAt.get(id);
    if (before !== undefined && now - before < TOUCH_MS) return;
    this.touchedAt.delete(id);
    this.touchedAt.set(id, now);
    const [oldest] = this.touchedAt.keys();
    if (this.touchedAt.size > MOST_TOUCHED && oldest !== undefined) this.touchedAt.delete(oldest);
    try {
      await this.kept.apiKeys.touch(id);
    } catch (error) {
      this.touchedAt.delete(id);
      throw error;
    }
  }
}
