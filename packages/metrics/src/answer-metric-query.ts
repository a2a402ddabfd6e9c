import type { Scope } from '@vitrine/domain';
import { z } from 'zod';
import { type CompiledQuery, compileMetricQuery, type MetricContext } from './compile-metric-query.js';
import type { MetricQuery } from './metric-name.js';
import { type ShapedResult, shapeResult, type WarehouseRow } from './shape-result.js';

/** The shape of the rows of every compiled query, as `Warehouse.query` wants it. */
export const warehouseRow: z.ZodType<WarehouseRow> = z.record(z.string(), z.union([z.string(), z.number()]));

/** Runs one statement; usually `(query) => warehouse.query({ ...query, row: warehouseRow })`. */
export type RunQuery = (query: CompiledQuery) => Promise<readonly WarehouseRow[]>;

/**
 * Compiles, runs and shapes: the whole way from a question to its answer.
 * @throws OutsideScope, MetricQueryError, ScopeMissing, and whatever `run` throws
 */
export async function answerMetricQuery(
  scope: Scope,
  query: MetricQuery,
  context: MetricContext,
  run: RunQuery,
): Promise<ShapedResult> {
  const compiled = compileMetricQuery(scope, query, context);
  return shapeResult(compiled, await Promise.all(compiled.queries.map(run)));
}
