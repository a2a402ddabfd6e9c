import { type RunQuery, warehouseRow } from '@vitrine/metrics';
import type { Warehouse } from '../warehouse.js';

/**
 * How the metric layer's statements reach the warehouse.
 * @param deadlineMs how long somebody waits for one at most; else as long as for any query
 */
export function runIn(warehouse: Pick<Warehouse, 'query'>, deadlineMs?: number): RunQuery {
  return (query) => warehouse.query({ ...query, row: warehouseRow, ...(deadlineMs !== undefined && { deadlineMs }) });
}
