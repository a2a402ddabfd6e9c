import type { AlertSubject } from '@vitrine/contracts';
import { minorDigitsOf } from '@vitrine/domain';
import { knownLocale, type Locale } from '@vitrine/messages';
import type { AlertNames, AlertPlace } from '@vitrine/metrics';
import type { Store, Tenant } from '@vitrine/store';
import type { Products, StoreRow, Stores } from '@vitrine/warehouse';

const FRESH_MS = 60_000;

interface Known {
  readonly readAtMs: number;
  readonly tenant: Promise<Tenant | undefined>;
  readonly stores: Promise<ReadonlyMap<string, StoreRow>>;
}

/** What people call the subject of an alert, and the money and clock of its store. Stores are read once a minute. */
export class SubjectNames {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly store: Pick<Store, 'tenants' | 'people'>,
    private readonly stores: Pick<Stores, 'load'>,
    private readonly products: Pick<Products, 'list'>,
    private readonly nowMs: () => number = Date.now,
  ) {}

  async of(tenantId: string, subject: AlertSubject): Promise<{ names: AlertNames; place: AlertPlace }> {
    const { sellerId, productId, storeId = '', regionId } = subject;
    const known = this.fresh(tenantId);
    const [tenant, stores, sellers, products] = await Promise.all([
      known.tenant,
      known.stores,
      sellerId === undefined ? undefined : this.store.people.namesOf(tenantId, [sellerId]),
      productId === undefined ? [] : this.products.list({ tenantId, productIds: [productId], limit: 1 }),
    ]);
    const row = stores.get(storeId);
    return {
      names: { region: regionId, store: row?.name, seller: sellers?.get(sellerId ?? ''), product: products[0]?.name },
      place: placeOf(tenant, row?.timeZone),
    };
  }

  tenantOf(tenantId: string): Promise<Tenant | undefined> {
    return this.fresh(tenantId).tenant;
  }

  async localeOf(tenantId: string): Promise<Locale> {
    return knownLocale((await this.fresh(tenantId).tenant)?.locale ?? '');
  }

  private fresh(tenantId: string): Known {
    const known = this.known.get(tenantId);
    if (known !== undefined && this.nowMs() - known.readAtMs < FRESH_MS) return known;
    const asked: Known = {
      readAtMs: this.nowMs(),
      tenant: this.store.tenants.find(tenantId),
      stores: this.stores.load(tenantId).then((rows) => new Map(rows.map((row) => [row.storeId, row]))),
    };
    this.known.set(tenantId, asked);
    // What could not be read is asked again by the next message.
    Promise.all([asked.tenant, asked.stores]).catch(() => this.known.delete(tenantId));
    return asked;
  }
}

function placeOf(tenant: Tenant | undefined, timeZone: string | undefined): AlertPlace {
  const currency = tenant?.currency ?? 'BRL';
  return { currency, minorDigits: minorDigitsOf(currency), timeZone: timeZone || tenant?.timeZone || 'UTC' };
}
