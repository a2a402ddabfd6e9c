import type { MetricQuery, MetricResult, MetricRow } from '@vitrine/contracts';
import { storeDateOf } from '@vitrine/domain';
import { answerMetricQuery, type MetricContext, type RunQuery } from '@vitrine/metrics';
import type { Access } from '../access/access.js';
import type { Directory } from '../catalogue/directory.js';
import { Network } from '../catalogue/network.js';
import { minorDigitsOf } from '../me/minor-digits.js';
import { checkMargins } from './check-margins.js';
import type { Labels } from './labels.js';
import { toProblem } from './metric-problem.js';

/** Asks the metric layer on behalf of a caller: their scope, their tenant's clock and money, and names for the ids. */
export class MetricAnswers {
  constructor(
    private readonly run: RunQuery,
    private readonly directory: Directory,
    private readonly labels: Labels,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async answer(access: Access, asked: MetricQuery): Promise<MetricResult> {
    checkMargins(access, asked);
    const network = new Network(access, await this.directory.storesOf(access.tenant.id));
    const query = withRealStores(asked, network);
    const now = this.now();
    const result = await answerMetricQuery(access.scope, query, contextOf(access, now), this.run).catch(toProblem);
    const rows = result.rows.map((row) => withShownStore(row, network));
    const labels = await this.labels.of(access, rows, network);
    return {
      columns: [...result.columns],
      rows,
      total: result.total,
      asOf: now.toISOString(),
      ...(result.comparePeriod === undefined ? {} : { comparePeriod: result.comparePeriod }),
      ...(Object.keys(labels).length === 0 ? {} : { labels }),
    };
  }
}

/** "Today" and "so far" by the tenant's own clock. */
export function contextOf({ tenant }: Pick<Access, 'tenant'>, now: Date): MetricContext {
  const { soldOn, hour, minute } = storeDateOf(now, tenant.timeZone);
  const { currency } = tenant;
  return { today: soldOn, minuteOfDay: hour * 60 + minute, currency, minorDigits: minorDigitsOf(currency) };
}

/** Filters may name a store as it was shown. An id that stands for nothing stays, and the metric layer judges it. */
function withRealStores(query: MetricQuery, network: Network): MetricQuery {
  if (query.filters === undefined) return query;
  const filters = query.filters.map((filter) =>
    filter.dimension === 'store'
      ? { ...filter, in: filter.in.map((value) => network.realId(String(value)) ?? value) }
      : filter,
  );
  return { ...query, filters };
}

function withShownStore(row: MetricRow, network: Network): MetricRow {
  if (typeof row.store !== 'string') return row;
  return { ...row, store: network.shownId(row.store) ?? row.store };
}
