import type { Scope } from '@vitrine/domain';
import { z } from 'zod';
import {
  type CompiledMetricQuery,
  type CompiledQuery,
  compileMetricQuery,
  type MetricContext,
} from './compile-metric-query.js';
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
  const results = await Promise.all(compiled.queries.map(run));
  const { history } = compiled;
  const isHistoryDoubtful = history !== undefined && soldNothing(compiled, results);
  const hasHistory = !isHistoryDoubtful || (await run(history)).length > 0;
  return shapeResult(compiled, results, hasHistory);
}

/** Nothing in the compared period: a quiet time, or one before anything was known. */
function soldNothing({ queries }: CompiledMetricQuery, results: ReadonlyArray<readonly WarehouseRow[]>): boolean {
  return queries.every(
    ({ role, measures }, index) =>
      role.of === 'asked' ||
      role.kind === 'targets' ||
      (results[index] ?? []).every((row) => measures.every((id) => Number(row[`m_${id}`] ?? 0) === 0)),
  );
}
