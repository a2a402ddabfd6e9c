import { Lottery } from '../random.js';
import { assortmentOf, type Pair, type Product, pairsOf } from './assortment.js';
import { DAY_MS, dayAt } from './calendar.js';
import { CATEGORIES } from './categories.js';
import type { Incident, WeekPlan } from './incident-kinds.js';
import { type Place, placesOf } from './places.js';
import { type Seller, sellersOf } from './sellers.js';

export interface ChainOptions {
  readonly seed?: number;
  readonly stores?: number;
  /** The anchor: incidents are planted in the week before it. Keep it from one run to the next, or history changes. */
  readonly end: Date;
  readonly days?: number;
  readonly tenantId?: string;
  /** Eight incidents of thirteen kinds in every week from the fourth on, and look-alikes beside them; else four in the last week. */
  readonly incidentsEveryWeek?: boolean;
  /** Ids of incidents that do not happen, so that the same chain can be seen without them. */
  readonly leaveOut?: readonly string[];
  /** One more incident, due within a minute after this instant in a store that is open then. */
  readonly liveAfter?: Date;
  /** Sellers offer planted partners outside the holdout, buyers take some of them, and the sellers say so. */
  readonly offers?: boolean;
}

/** Everything about the chain that does not change from day to day, prepared for fast draws. */
export interface World {
  readonly seed: number;
  readonly tenantId: string;
  readonly firstDay: number;
  readonly anchorDay: number;
  readonly places: readonly Place[];
  readonly sellers: readonly (readonly Seller[])[];
  readonly sellerLotteries: readonly Lottery[];
  readonly products: readonly Product[];
  readonly productsOf: readonly (readonly number[])[];
  readonly productLotteries: readonly Lottery[];
  readonly pairs: readonly Pair[];
  /** By the product that pulls the other along. */
  readonly pairByFirst: ReadonlyMap<number, Pair>;
  /** What demand has already counted, by day × 256 + store: a memory, never a decision. */
  readonly ticketCounts: Map<number, number>;
  /** Products that changed cost do so on this day. */
  readonly costChangeDay: number;
  readonly incidentsEveryWeek: boolean;
  readonly leftOut: ReadonlySet<string>;
  /** What is planned by week: a memory, never a decision. */
  readonly weekPlans: Map<number, WeekPlan>;
  readonly live: Incident | null;
  readonly hasOffers: boolean;
}

const SAO_PAULO_OFFSET = -180;

export function worldOf(options: ChainOptions): World {
  const { seed = 1, stores = 12, end, days = 90, tenantId = 'casa-aurora' } = options;
  const places = placesOf(seed, stores);
  const sellers = sellersOf(seed, places);
  const products = assortmentOf(seed);
  const productsOf = CATEGORIES.map((_, category) =>
    products.flatMap((product, index) => (product.category === category ? [index] : [])),
  );
  const pairs = pairsOf(products);
  const anchorDay = dayAt(end.getTime(), SAO_PAULO_OFFSET);
  const firstDay = dayAt(end.getTime() - days * DAY_MS, SAO_PAULO_OFFSET);
  return {
    seed,
    tenantId,
    firstDay,
    anchorDay,
    places,
    sellers,
    sellerLotteries: sellers.map((team) => new Lottery(team.map((seller) => seller.strength))),
    products,
    productsOf,
    productLotteries: productsOf.map(
      (members) => new Lottery(members.map((index) => (products[index] as Product).popularity)),
    ),
    pairs,
    pairByFirst: new Map(pairs.map((pair) => [pair.first, pair])),
    ticketCounts: new Map(),
    costChangeDay: anchorDay - Math.floor(days / 2),
    incidentsEveryWeek: options.incidentsEveryWeek ?? false,
    leftOut: new Set(options.leaveOut),
    weekPlans: new Map(),
    live: null,
    hasOffers: options.offers ?? false,
  };
}

/** Random streams, so that one decision never disturbs another. */
export const SALT = {
  stock: 39,
  market: 40,
  count: 41,
  ticket: 42,
  fate: 43,
  returned: 44,
  refund: 45,
  stray: 46,
  late: 47,
  dirt: 48,
  promotion: 49,
  customer: 50,
  trend: 51,
  incident: 52,
  arrival: 53,
  planned: 54,
  lost: 55,
  live: 56,
  offer: 57,
} as const;
