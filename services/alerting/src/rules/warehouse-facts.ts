import type { FactNeeds, TenantFacts } from '@vitrine/alert-rules';
import type { Store } from '@vitrine/store';
import { readAlertFacts, type Warehouse } from '@vitrine/warehouse';
import type { FactsSource } from './facts-source.js';

/** Facts of the warehouse, by the clock of the tenant. */
export class WarehouseFacts implements FactsSource {
  constructor(
    private readonly warehouse: Warehouse,
    private readonly tenants: Pick<Store['tenants'], 'find'>,
  ) {}

  async read(tenantId: string, needs: FactNeeds, nowMs: number): Promise<TenantFacts> {
    const tenant = await this.tenants.find(tenantId);
    return readAlertFacts(this.warehouse, { tenantId, timeZone: tenant?.timeZone ?? 'UTC', asOfMs: nowMs, needs });
  }
}
