import { CompanionFinder, CountTable, firstLiveChoice, LEAST_TOGETHER, liveModel } from '@vitrine/recommend';
import type { BasketCountReader, BasketTotals, CountsOf, ItemBaskets } from '@vitrine/warehouse';
import { type BasketIndex, StoreShelves } from './basket-index.js';

type CountReader = Pick<BasketCountReader, 'totals' | 'items' | 'pairCount' | 'pairs'>;

/** What is learned of all stores is learned in so many of them. */
export const FEWEST_STORES = 3;
/** A part's text is some 20 MB. Each part is a read of all the tenant's pairs; between two parts, questions are answered. */
const PAIRS_PER_PART = 1_000_000;
/** Measured at 2 million pairs of 100,000 products. */
const BYTES_PER_PAIR = 80;
const BYTES_PER_PRODUCT = 200;
/** Far more than an index of nothing takes: so there are some 2,000 at most, and a round of comparing them ends. */
const BYTES_PER_INDEX = 200_000;

/**
 * Reads all counts of a tenant, or of a store. What is counted meanwhile may be in it or not; `changes` is from before. Of a sale that comes
 * meanwhile the pair is missing rather than the products of a pair: pairs are read first, and all baskets last.
 */
export async function readIndex(reader: CountReader, of: CountsOf): Promise<BasketIndex> {
  const { changes } = await reader.totals(of);
  const table = new CountTable();
  const pairs = await readPairs(reader, of, table);
  const items = await reader.items(of);
  for (const { productId, stores } of items) table.addItem(productId, sumOf(stores));
  const totals = await reader.totals(of);
  table.addBaskets(pairedBaskets(totals));
  const counts = table.counts();
  const { shelves, storesWith } = ofStores(items, counts.productIds.length, (id) => counts.codeOf(id) as number);
  return {
    counts,
    finder: new CompanionFinder(liveModel(counts, firstLiveChoice)),
    storesWith,
    largeBaskets: totals.largeBaskets,
    changes,
    sells: (storeId, code) => shelves.has(storeId, code),
    bytes: BYTES_PER_INDEX + pairs * BYTES_PER_PAIR + counts.productIds.length * BYTES_PER_PRODUCT + shelves.bytes,
  };
}

/** Those that something is learned of. */
const pairedBaskets = ({ baskets, largeBaskets }: BasketTotals): number => baskets - largeBaskets;

const sumOf = (stores: ItemBaskets['stores']): number => stores.reduce((sum, [, baskets]) => sum + baskets, 0);

function ofStores(items: readonly ItemBaskets[], products: number, codeOf: (productId: string) => number) {
  const shelves = new StoreShelves(products);
  const storesWith = new Uint16Array(products);
  for (const { productId, stores } of items) {
    const code = codeOf(productId);
    for (const [storeId] of stores) shelves.put(storeId, code);
    storesWith[code] = stores.filter(([, baskets]) => baskets > 0).length;
  }
  return { shelves, storesWith };
}

async function readPairs(reader: CountReader, of: CountsOf, table: CountTable): Promise<number> {
  const parts = Math.max(1, Math.ceil((await reader.pairCount(of)) / PAIRS_PER_PART));
  const least = { leastBaskets: LEAST_TOGETHER, leastStores: of.storeId === undefined ? FEWEST_STORES : 1 };
  let pairs = 0;
  for (let part = 0; part < parts; part++) {
    for (const { productId, partners } of await reader.pairs(of, { part, parts, ...least })) {
      for (const [partner, baskets] of partners) table.addPair(productId, partner, baskets);
      pairs += partners.length;
    }
  }
  return pairs;
}
