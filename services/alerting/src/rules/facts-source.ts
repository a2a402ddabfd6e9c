import type { FactNeeds, TenantFacts } from '@vitrine/alert-rules';

/** Reads what rules need to know of a tenant beside its sales. */
export interface FactsSource {
  /** @throws WarehouseUnavailable | StoreUnavailable */
  read(tenantId: string, needs: FactNeeds, nowMs: number): Promise<TenantFacts>;
}
