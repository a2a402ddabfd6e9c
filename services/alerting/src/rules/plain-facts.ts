import type { StoreFacts, TenantFacts } from '@vitrine/alert-rules';
import type { Store } from '@vitrine/store';
import { type StoreRow, Stores, type Warehouse } from '@vitrine/warehouse';
import type { FactsSource } from './facts-source.js';

/** Stores with their regions and hours; what needs history says that there is none. */
export class PlainFacts implements FactsSource {
  private readonly stores: Stores;

  constructor(
    warehouse: Warehouse,
    private readonly tenants: Pick<Store['tenants'], 'find'>,
  ) {
    this.stores = new Stores(warehouse);
  }

  async read(tenantId: string, nowMs: number): Promise<TenantFacts> {
    const tenant = await this.tenants.find(tenantId);
    const rows = await this.stores.load(tenantId);
    return {
      asOfMs: nowMs,
      timeZone: tenant?.timeZone ?? 'UTC',
      stores: new Map(rows.map((row) => [row.storeId, storeFacts(row)])),
      categoryOf: () => undefined,
      pastDaysOf: () => [],
      goalOf: () => undefined,
      lowPerformers: [],
    };
  }
}

const storeFacts = ({ storeId, name, region, timeZone, hours }: StoreRow): StoreFacts => ({
  id: storeId,
  name,
  ...(region !== '' && { region }),
  timeZone,
  hours,
});
