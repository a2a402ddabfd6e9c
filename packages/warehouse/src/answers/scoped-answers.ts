import type { MetricResult } from '@vitrine/contracts';
import { minorDigitsOf, type Scope } from '@vitrine/domain';
import {
  answerMetricQuery,
  type MetricContext,
  type NetworkContext,
  type NetworkSaid,
  type RunQuery,
  type StretchQuery,
} from '@vitrine/metrics';
import type { StoreRow } from '../stores.js';
import { clockOf, clocksElsewhere } from './clocks.js';
import type { Directory } from './directory.js';
import { knownDaysOf } from './known-days.js';
import type { Labels } from './labels.js';

/** On whose behalf the metric layer is asked, with the clock and the money of their tenant. */
export interface AnswersFor {
  readonly tenant: { readonly id: string; readonly currency: string; readonly timeZone: string };
  readonly scope: Scope;
}

/** How stores appear to them. */
export interface ShownStores {
  shownId(storeId: string): string;
  nameOf(shownId: string): string | undefined;
}

export interface Asked {
  readonly query: StretchQuery;
  readonly stores: readonly StoreRow[];
  readonly shown: ShownStores;
  /** Where the network's other stores may be asked for as totals. */
  readonly network?: NetworkContext;
}

/** Asks the metric layer within a scope: "today" by the tenant's clock, its money, and names for the ids. The query is checked by the caller. */
export class ScopedAnswers {
  constructor(
    private readonly run: RunQuery,
    private readonly directory: Pick<Directory, 'arrivedDaysOf' | 'readyRollups'>,
    private readonly labels: Pick<Labels, 'of'>,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** @throws OutsideScope, MetricQueryError and what the warehouse throws */
  async answer(reader: AnswersFor, { query, stores, shown, network }: Asked): Promise<MetricResult> {
    const [arrived, ready] = await Promise.all([
      this.directory.arrivedDaysOf(reader.tenant.id),
      this.directory.readyRollups(),
    ]);
    const now = this.now();
    const context: MetricContext = {
      ...contextOf(reader, now, stores),
      showStore: (storeId) => shown.shownId(storeId),
      known: knownDaysOf(stores, arrived, shown),
      ready,
      ...(network && { network }),
    };
    const result = await answerMetricQuery(reader.scope, query, context, this.run);
    const rows = [...result.rows];
    const labels = await this.labels.of(reader, rows, shown);
    return {
      columns: [...result.columns],
      rows,
      total: result.total,
      asOf: now.toISOString(),
      ...(result.comparePeriod === undefined ? {} : { comparePeriod: result.comparePeriod }),
      ...(result.coverage === undefined ? {} : { coverage: result.coverage }),
      ...(result.network === undefined ? {} : { network: saidOf(result.network) }),
      ...(Object.keys(labels).length === 0 ? {} : { labels }),
    };
  }
}

const saidOf = ({ joined, ...said }: NetworkSaid): NonNullable<MetricResult['network']> => ({
  ...said,
  joined: [...joined],
});

/** "Today" and "so far" by the tenant's own clock, and by those of the stores that a comparison is made with. */
export function contextOf(
  { tenant }: Pick<AnswersFor, 'tenant'>,
  now: Date,
  compared: readonly StoreRow[] = [],
): MetricContext {
  const { currency, timeZone } = tenant;
  const elsewhere = clocksElsewhere(compared, timeZone, now);
  return { ...clockOf(now, timeZone), elsewhere, currency, minorDigits: minorDigitsOf(currency) };
}
