import type { MetricColumn } from '@vitrine/contracts';
import type { Period, Scope } from '@vitrine/domain';
import { type Access, accessOf } from './access.js';
import { askedWindow, comparedWindow } from './comparison.js';
import { compileHistory, readQuery } from './compile-read.js';
import type { CompiledMetricQuery, CompiledQuery, MetricContext } from './compiled-query.js';
import { readCoverage } from './coverage.js';
import { definitions } from './definitions.js';
import { type DimensionName, dimensions } from './dimensions.js';
import { filtersOf } from './filters.js';
import type { MetricName, MetricQuery } from './metric-name.js';
import { MetricQueryError } from './metric-query-errors.js';
import { orderOf } from './order.js';
import { planReads, splitBy } from './plan.js';
import type { ReadyRollups } from './sources.js';

/**
 * A question about metrics as SQL with bound parameters. Run each of `queries` (in any order, in parallel) and give the
 * rows to `shapeResult`.
 * @throws OutsideScope, MetricQueryError; ScopeMissing when the caller lost the scope
 */
export function compileMetricQuery(scope: Scope, query: MetricQuery, context: MetricContext): CompiledMetricQuery {
  const access = accessOf(scope, query);
  if (query.metrics.length === 0) throw new MetricQueryError('no_metric', '/metrics', 'ask for at least one metric');
  const filters = filtersOf(query);
  const compared = comparedWindowOf(query, context, access);
  const windows = [
    { of: 'asked', window: askedWindow(query) } as const,
    ...(compared ? [{ of: 'compared', window: compared } as const] : []),
  ];
  const queries = windows.flatMap(({ of, window }) =>
    planReads(query, access, window, context.ready).map((read) => readQuery(read, access, filters, of)),
  );
  const metrics = [...new Set(query.metrics)];
  const columns = columnsOf(metrics, splitBy(query), compared !== undefined);
  return {
    queries,
    history: compared && historyOf(access, compared.period, context.ready),
    columns,
    metrics,
    dimensions: splitBy(query),
    comparePeriod: compared?.period,
    shiftDays: compared?.shiftDays ?? 0,
    order: orderOf(query, columns),
    limit: query.limit,
    minorDigits: context.minorDigits,
    showStore: context.showStore,
    coverage:
      context.known &&
      readCoverage({
        known: context.known,
        today: context.today,
        // The days that have arrived are asked of all stores in the answer.
        access: access.isNetwork ? { ...access, storeIds: undefined } : access,
        filters,
        asked: askedWindow(query),
        compared,
      }),
  };
}

function historyOf(access: Access, period: Period, ready: ReadyRollups | undefined): CompiledQuery {
  const role = { of: 'compared', kind: 'history' } as const;
  return {
    name: 'metrics.history',
    ...compileHistory(access, period.to, ready),
    columns: ['known'],
    measures: [],
    role,
  };
}

/** The period is checked before anything is shifted by its length. */
function comparedWindowOf(query: MetricQuery, context: MetricContext, access: Access) {
  askedWindow(query);
  return comparedWindow(query, context, access);
}

function columnsOf(
  metrics: readonly MetricName[],
  split: readonly DimensionName[],
  isCompared: boolean,
): MetricColumn[] {
  return [
    ...split.map((id): MetricColumn => ({ id, kind: 'dimension', unit: dimensions[id].unit })),
    ...metrics.map((id): MetricColumn => ({ id, kind: 'metric', unit: definitions[id].unit })),
    ...(isCompared ? metrics : []).map(
      (id): MetricColumn => ({ id: `${id}.previous`, kind: 'compare', unit: definitions[id].unit }),
    ),
  ];
}
