import type { AlertSubject } from '@vitrine/contracts';
import { minorDigitsOf } from '@vitrine/domain';
import { knownLocale, type Locale } from '@vitrine/messages';
import type { AlertNames, AlertPlace } from '@vitrine/metrics';
import type { Store, Tenant } from '@vitrine/store';
import type { Directory, Products } from '@vitrine/warehouse';

const FRESH_MS = 60_000;

interface Known {
  readonly readAtMs: number;
  readonly tenant: Promise<Tenant | undefined>;
}

/** What people call the subject of an alert, and the money and clock of its store. The tenant is read once a minute. */
export class SubjectNames {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly store: Pick<Store, 'tenants' | 'people'>,
    private readonly directory: Pick<Directory, 'storesOf'>,
    private readonly products: Pick<Products, 'list'>,
    private readonly nowMs: () => number = Date.now,
  ) {}

  async of(tenantId: string, subject: AlertSubject): Promise<{ names: AlertNames; place: AlertPlace }> {
    const { sellerId, productId, storeId = '', regionId } = subject;
    const [tenant, stores, sellers, products] = await Promise.all([
      this.tenantOf(tenantId),
      this.directory.storesOf(tenantId),
      sellerId === undefined ? undefined : this.store.people.namesOf(tenantId, [sellerId]),
      productId === undefined ? [] : this.products.list({ tenantId, productIds: [productId], limit: 1 }),
    ]);
    const row = stores.find((one) => one.storeId === storeId);
    return {
      names: { region: regionId, store: row?.name, seller: sellers?.get(sellerId ?? ''), product: products[0]?.name },
      place: placeOf(tenant, row?.timeZone),
    };
  }

  tenantOf(tenantId: string): Promise<Tenant | undefined> {
    const known = this.known.get(tenantId);
    if (known !== undefined && this.nowMs() - known.readAtMs < FRESH_MS) return known.tenant;
    const tenant = this.store.tenants.find(tenantId);
    this.known.set(tenantId, { readAtMs: this.nowMs(), tenant });
    // What could not be read is asked again by the next message.
    tenant.catch(() => this.known.delete(tenantId));
    return tenant;
  }

  async localeOf(tenantId: string): Promise<Locale> {
    return knownLocale((await this.tenantOf(tenantId))?.locale ?? '');
  }
}

function placeOf(tenant: Tenant | undefined, timeZone: string | undefined): AlertPlace {
  const currency = tenant?.currency ?? 'BRL';
  return { currency, minorDigits: minorDigitsOf(currency), timeZone: timeZone || tenant?.timeZone || 'UTC' };
}
