import type { MetricResult } from '@vitrine/contracts';
import { type NetworkContext, type NetworkLedger, OutsideScope, type StretchQuery } from '@vitrine/metrics';
import type { Directory, ScopedAnswers, StoreRow } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import type { TokenDoor } from '../access/token-door.js';
import { Network } from '../catalogue/network.js';
import { checkMargins } from './check-margins.js';
import { toProblem } from './metric-problem.js';

/** Asks the metric layer on behalf of a caller: what they may not know is refused, and other stores appear as the tenant chose. */
export class MetricAnswers {
  constructor(
    private readonly answers: Pick<ScopedAnswers, 'answer'>,
    private readonly directory: Pick<Directory, 'storesOf'>,
    private readonly tokens: Pick<TokenDoor, 'query'>,
    private readonly ledger: NetworkLedger,
  ) {}

  async answer(access: Access, asked: StretchQuery): Promise<MetricResult> {
    checkMargins(access, asked);
    const stores = await this.directory.storesOf(access.tenant.id);
    return this.ask(access, asked, stores).catch(toProblem);
  }

  private async ask(access: Access, asked: StretchQuery, stores: readonly StoreRow[]): Promise<MetricResult> {
    const shown = new Network(access, stores);
    const named = await this.tokens.query(access.tenant.id, asked);
    const query = withRealStores(withoutPlaces(named, shown), shown);
    const network = networkContextOf(access, stores, this.ledger);
    return this.answers.answer(access, { query, stores, shown, network });
  }
}

function networkContextOf({ tenant }: Access, stores: readonly StoreRow[], ledger: NetworkLedger): NetworkContext {
  const regions = new Map(stores.map(({ storeId, region }) => [storeId, region]));
  return { floor: tenant.networkFloorTickets, ledger, regionOf: (storeId) => regions.get(storeId) ?? '' };
}

/**
 * Filters name a store as it is shown to the caller, and in no other way.
 * @throws OutsideScope for an id that is not shown
 */
function withRealStores(query: StretchQuery, network: Network): StretchQuery {
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
function withoutPlaces(query: StretchQuery, network: Network): StretchQuery {
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
