import { networkFloor } from '@vitrine/contracts';
import type { BasketCountReader, BasketTotals, CountsOf, ItemBaskets, PairHistogram } from './basket-count-reader.js';

/** What takes counts in. */
export interface CountSink {
  addBaskets(baskets: number): void;
  addItem(productId: string, baskets: number): void;
  addPair(one: string, other: string, baskets: number): void;
}

/** Each takes the same products and pairs, in the same order. */
export interface CountSinks {
  readonly exact?: CountSink | undefined;
  /** Counts by the age of their baskets. */
  readonly decayed?: CountSink | undefined;
}

export interface ReadCounts {
  readonly pairs: number;
  readonly items: readonly ItemBaskets[];
  /** By store: what it last sold before that week is no more in its assortment. */
  readonly shelfWeeks: ReadonlyMap<string, number>;
  readonly totals: BasketTotals;
}

export type CountReader = Pick<BasketCountReader, 'totals' | 'items' | 'shelfWeeks' | 'pairHistogram' | 'pairs'>;

/** A pair of fewer baskets is chance, and most pairs of a large shop are. */
const FEWEST_BASKETS = 3;
/** Of more, the rarest are left out: those of as many baskets all together. So memory has a bound, however large the shop is. */
const MOST_PAIRS = 2_000_000;
/** A part's text is some 20 MB. Each part is a read of all the tenant's pairs; between two parts, others have their turn. */
const PAIRS_PER_PART = 1_000_000;
/** So many counts of pairs in stores the engine adds up at once, also those that are too rare: some 500 MB. */
const GROUPED_PER_PART = 4_000_000;
const SAMPLE = 16;
/** A quarter, as the lists of the night have it: what a store has not sold in as many weeks with sales is delisted, or as good as. */
const SHELF_WEEKS = 13;

/**
 * Reads the counts of a tenant, or of a store. What is counted meanwhile may be in it or not. Of a sale that comes meanwhile the pair is
 * missing rather than the products of a pair: pairs are read first, and all baskets last.
 * @param stores that sold any: of one or two, what each sold is learned
 */
export async function readCounts(
  reader: CountReader,
  of: CountsOf,
  stores: number,
  sinks: CountSinks,
): Promise<ReadCounts> {
  const pairs = await readPairs(reader, of, stores, sinks);
  const items = await reader.items(of);
  const shelfWeeks = await reader.shelfWeeks(of, SHELF_WEEKS);
  for (const { productId, stores: inStores, weight } of items) {
    sinks.exact?.addItem(productId, sumOf(inStores));
    sinks.decayed?.addItem(productId, weight);
  }
  const totals = await reader.totals(of);
  sinks.exact?.addBaskets(totals.baskets - totals.largeBaskets);
  sinks.decayed?.addBaskets(totals.weight);
  return { pairs, items, shelfWeeks, totals };
}

const sumOf = (stores: ItemBaskets['stores']): number => stores.reduce((sum, [, baskets]) => sum + baskets, 0);

async function readPairs(reader: CountReader, of: CountsOf, stores: number, sinks: CountSinks): Promise<number> {
  const leastStores = of.storeId === undefined && stores >= networkFloor.stores ? networkFloor.stores : 1;
  const histogram = await reader.pairHistogram(of, SAMPLE, leastStores);
  const least = { leastStores, leastBaskets: leastBasketsOf(histogram) };
  const parts = pairPartsOf(histogram, least.leastBaskets);
  let pairs = 0;
  for (let part = 0; part < parts; part++) {
    for (const { productId, partners, baskets, weights } of await reader.pairs(of, { part, parts, ...least })) {
      for (const [at, partner] of partners.entries()) {
        sinks.exact?.addPair(productId, partner, baskets[at] as number);
        sinks.decayed?.addPair(productId, partner, weights[at] as number);
      }
      pairs += partners.length;
    }
  }
  return pairs;
}

/** The fewest baskets of a pair that there is room for. */
export function leastBasketsOf(histogram: readonly PairHistogram[], mostPairs = MOST_PAIRS): number {
  let kept = 0;
  for (const { baskets, pairs } of histogram.toReversed()) {
    if (baskets < FEWEST_BASKETS) break;
    kept += pairs;
    if (kept > mostPairs) return baskets + 1;
  }
  return FEWEST_BASKETS;
}

/** In how many parts pairs of at least so many baskets are read: what the engine adds up and what it answers both have a bound. */
export function pairPartsOf(histogram: readonly PairHistogram[], leastBaskets: number): number {
  const told = sumBy(histogram, ({ baskets, pairs }) => (baskets >= leastBaskets ? pairs : 0));
  const grouped = sumBy(histogram, (one) => one.grouped);
  return Math.max(1, Math.ceil(told / PAIRS_PER_PART), Math.ceil(grouped / GROUPED_PER_PART));
}

const sumBy = (histogram: readonly PairHistogram[], of: (one: PairHistogram) => number): number =>
  histogram.reduce((sum, one) => sum + of(one), 0);
