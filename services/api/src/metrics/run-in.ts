import { type RunQuery, warehouseRow } from '@vitrine/metrics';
import type { Warehouse } from '@vitrine/warehouse';

/** How the metric layer's statements reach the warehouse. */
export function runIn(warehouse: Warehouse): RunQuery {
  return (query) => warehouse.query({ ...query, row: warehouseRow });
}
