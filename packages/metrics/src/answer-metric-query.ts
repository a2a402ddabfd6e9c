import type { Scope } from '@vitrine/domain';
import { z } from 'zod';
import { accessOf } from './access.js';
import { compileMetricQuery } from './compile-metric-query.js';
import type { CompiledMetricQuery, CompiledQuery, MetricContext, WarehouseRow } from './compiled-query.js';
import type { MetricQuery } from './metric-name.js';
import { tellNetwork } from './network/tell-network.js';
import { type ShapedResult, shapeResult } from './shape-result.js';

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
  const access = accessOf(scope, query);
  const [own, network] = await Promise.all([
    Promise.all(compiled.queries.map(run)),
    access.isNetwork ? tellNetwork({ access, query, context, compiled }, run) : undefined,
  ]);
  if (network === undefined) return shape(compiled, own, run);
  const { queries, results } = sumsFirst([...compiled.queries, ...network.queries], [...own, ...network.results]);
  return { ...(await shape({ ...compiled, queries }, results, run)), network: network.said };
}

/** Sums, own ones or the others', make the rows to which goals are added. */
function sumsFirst(queries: readonly CompiledQuery[], results: ReadonlyArray<readonly WarehouseRow[]>) {
  const pairs = queries.map((query, index) => ({ query, rows: results[index] ?? [] }));
  pairs.sort((a, b) => Number(b.query.role.kind === 'sums') - Number(a.query.role.kind === 'sums'));
  return { queries: pairs.map(({ query }) => query), results: pairs.map(({ rows }) => rows) };
}

async function shape(
  compiled: CompiledMetricQuery,
  results: ReadonlyArray<readonly WarehouseRow[]>,
  run: RunQuery,
): Promise<ShapedResult> {
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
