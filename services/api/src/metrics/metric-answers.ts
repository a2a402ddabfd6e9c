import type { MetricQuery, MetricResult } from '@vitrine/contracts';
import {
  answerMetricQuery,
  type MetricContext,
  type NetworkContext,
  type NetworkLedger,
  type NetworkSaid,
  OutsideScope,
  type RunQuery,
  type ShapedResult,
} from '@vitrine/metrics';
import type { StoreRow } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import type { TokenDoor } from '../access/token-door.js';
import { Network } from '../catalogue/network.js';
import type { Directory } from '../directory/directory.js';
import { minorDigitsOf } from '../directory/minor-digits.js';
import { checkMargins } from './check-margins.js';
import { clockOf, clocksElsewhere } from './clocks.js';
import { knownDaysOf } from './known-days.js';
import type { Labels } from './labels.js';
import { toProblem } from './metric-problem.js';

/** Asks the metric layer on behalf of a caller: their scope, their tenant's clock and money, and names for the ids. */
export class MetricAnswers {
  constructor(
    private readonly run: RunQuery,
    private readonly directory: Directory,
    private readonly labels: Labels,
    private readonly tokens: Pick<TokenDoor, 'query'>,
    private readonly ledger: NetworkLedger,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async answer(access: Access, asked: MetricQuery): Promise<MetricResult> {
    checkMargins(access, asked);
    const [stores, arrived, ready] = await Promise.all([
      this.directory.storesOf(access.tenant.id),
      this.directory.arrivedDaysOf(access.tenant.id),
      this.directory.readyRollups(),
    ]);
    const network = new Network(access, stores);
    const now = this.now();
    const context: MetricContext = {
      ...contextOf(access, now, stores),
      showStore: (storeId) => network.shownId(storeId),
      known: knownDaysOf(stores, arrived, network),
      ready,
      network: networkContextOf(access, stores, this.ledger),
    };
    const result = await this.ask(access, asked, network, context).catch(toProblem);
    const rows = [...result.rows];
    const labels = await this.labels.of(access, rows, network);
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

  private async ask(
    access: Access,
    asked: MetricQuery,
    network: Network,
    context: MetricContext,
  ): Promise<ShapedResult> {
    const named = await this.tokens.query(access.tenant.id, asked);
    const query = withRealStores(withoutPlaces(named, network), network);
    return answerMetricQuery(access.scope, query, context, this.run);
  }
}

function networkContextOf({ tenant }: Access, stores: readonly StoreRow[], ledger: NetworkLedger): NetworkContext {
  const regions = new Map(stores.map(({ storeId, region }) => [storeId, region]));
  return { floor: tenant.networkFloorTickets, ledger, regionOf: (storeId) => regions.get(storeId) ?? '' };
}

const saidOf = ({ joined, ...said }: NetworkSaid): NonNullable<MetricResult['network']> => ({
  ...said,
  joined: [...joined],
});

/** "Today" and "so far" by the tenant's own clock, and by those of the stores that a comparison is made with. */
export function contextOf(
  { tenant }: Pick<Access, 'tenant'>,
  now: Date,
  compared: readonly StoreRow[] = [],
): MetricContext {
  const { currency, timeZone } = tenant;
  const elsewhere = clocksElsewhere(compared, timeZone, now);
  return { ...clockOf(now, timeZone), elsewhere, currency, minorDigits: minorDigitsOf(currency) };
}

/**
 * Filters name a store as it is shown to the caller, and in no other way.
 * @throws OutsideScope for an id that is not shown
 */
function withRealStores(query: MetricQuery, network: Network): MetricQuery {
  if (query.filters === undefined) return query;
  const filters = query.filters.map((filter, index) => {
    if (filter.dimension !== 'store') return filter;
    const realId = (value: string | number, place: number): string => {
      const id = network.realId(String(value));
      if (id === undefined) throw new OutsideScope(`/filters/${index}/in/${place}`, 'not a store that is shown to you');
      return id;
    };
    return { ...filter, in: filter.in.map(realId) };
  });
  return { ...query, filters };
}

/**
 * For anonymous stores, a region shows only the caller's own stores there. The totals of a region with one other store would be that
 * store's.
 * @throws OutsideScope when the network is split by region
 */
function withoutPlaces(query: MetricQuery, network: Network): MetricQuery {
  if (query.scope !== 'network' || !network.isAnonymous) return query;
  const place = query.dimensions?.indexOf('region') ?? -1;
  if (place >= 0)
    throw new OutsideScope(`/dimensions/${place}`, 'the other stores are anonymous, and so is where they are');
  if (query.filters === undefined) return query;
  const filters = query.filters.map((filter) => {
    if (filter.dimension !== 'region') return filter;
    const ids = network.items.filter(({ region }) => filter.in.map(String).includes(region)).map(({ id }) => id);
    return { dimension: 'store' as const, in: ids };
  });
  return { ...query, filters };
}
