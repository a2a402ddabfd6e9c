import { type MasterKeys, newTenantKey, unwrapKey, wrapKey } from '@vitrine/privacy';
import type { Store } from '@vitrine/store';
import type { Clock } from '../clock.js';

/** What the pipeline needs of a tenant. */
export interface TenantEntry {
  readonly id: string;
  readonly currency: string;
  /** Opened data key: never logged, never written. */
  readonly key: Buffer;
}

const FORGET_UNKNOWN_AFTER_MS = 1_000;
/** After this time no pod uses a key that was changed or destroyed. */
const FORGET_KNOWN_AFTER_MS = 60_000;
const MAX_UNKNOWN = 10_000;

/**
 * Tenants by id, kept in memory for a minute. On a miss the directory asks Postgres, once for all strangers of a batch. It asks about the
 * same stranger once a second at most.
 */
export class TenantDirectory {
  private readonly known = new Map<string, TenantEntry & { readonly sinceMs: number }>();
  private readonly unknownSince = new Map<string, number>();

  constructor(
    private readonly store: Pick<Store, 'tenants' | 'tenantKeys'>,
    private readonly masterKeys: MasterKeys,
    private readonly clock: Clock,
  ) {}

  /** The tenant if load() has found it. */
  get(tenantId: string): TenantEntry | undefined {
    return this.known.get(tenantId);
  }

  /** Makes `get` answer for these ids. @throws StoreUnavailable | StoreAuthError | PrivacyKeyError */
  async load(tenantIds: Iterable<string>): Promise<void> {
    const wanted = [...new Set(tenantIds)].filter((id) => !this.isKnownJustNow(id) && !this.wasUnknownJustNow(id));
    // A producer can invent thousands of tenants: one question must do for all that do not exist.
    const existing = await this.store.tenants.among(wanted);
    for (const id of wanted) {
      if (existing.has(id)) await this.look(id);
      else this.rememberUnknown(id);
    }
  }

  private async look(id: string): Promise<void> {
    const sinceMs = this.clock.nowMs();
    const tenant = await this.store.tenants.find(id);
    const key = tenant && (await this.keyOf(id));
    if (key) this.known.set(id, { id, currency: tenant.currency, key, sinceMs });
    else this.rememberUnknown(id);
  }

  /** The next load() asks Postgres again. Until then `get` repeats what it told the batch under way. */
  forget(tenantId: string): void {
    const known = this.known.get(tenantId);
    if (known) this.known.set(tenantId, { ...known, sinceMs: Number.NEGATIVE_INFINITY });
  }

  private isKnownJustNow(id: string): boolean {
    const known = this.known.get(id);
    return known !== undefined && this.clock.nowMs() - known.sinceMs < FORGET_KNOWN_AFTER_MS;
  }

  private wasUnknownJustNow(id: string): boolean {
    const since = this.unknownSince.get(id);
    return since !== undefined && this.clock.nowMs() - since < FORGET_UNKNOWN_AFTER_MS;
  }

  private rememberUnknown(id: string): void {
    this.known.delete(id);
    if (this.unknownSince.size >= MAX_UNKNOWN) this.unknownSince.clear();
    this.unknownSince.set(id, this.clock.nowMs());
  }

  /** The first pod that meets a tenant makes its key; all others open the same one. A tenant deleted just now has none. */
  private async keyOf(id: string): Promise<Buffer | undefined> {
    const stored = await this.store.tenantKeys.find(id);
    const wrapped =
      stored ?? (await this.store.tenantKeys.putIfAbsent(id, wrapKey(newTenantKey(), id, this.masterKeys)));
    return wrapped === undefined ? undefined : unwrapKey(wrapped, id, this.masterKeys);
  }
}
