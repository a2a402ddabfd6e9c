import { CompanionFinder, CountTable, firstLiveChoice, liveModel } from '@vitrine/recommend';
import type { BasketCountReader, CountsOf } from '@vitrine/warehouse';
import { type BasketIndex, StoreShelves } from './basket-index.js';

/** Pairs of fewer baskets say nothing: they are never suggested, and most of all pairs are such. */
export const FEWEST_TOGETHER = 3;
/** So many products are read at once; between two parts, questions are answered. */
const PRODUCTS_PER_PART = 2_000;
/** Measured at 2 million pairs of 100,000 products. */
const BYTES_PER_PAIR = 80;
const BYTES_PER_PRODUCT = 200;

/** Reads all counts of a tenant, or of a store. What is counted meanwhile may be in it or not; `changes` is from before. */
export async function readIndex(reader: BasketCountReader, of: CountsOf): Promise<BasketIndex> {
  const totals = await reader.totals(of);
  const items = await reader.items(of);
  const table = new CountTable();
  table.addBaskets(totals.baskets);
  const shelves = new StoreShelves(items.length);
  const storesWith = new Uint16Array(items.length);
  for (const [code, { productId, stores }] of items.entries()) {
    table.addItem(
      productId,
      stores.reduce((sum, [, baskets]) => sum + baskets, 0),
    );
    for (const [storeId] of stores) shelves.put(storeId, code);
    storesWith[code] = stores.length;
  }
  const pairs = await readPairs(reader, of, items.length, table);
  const counts = table.counts();
  return {
    counts,
    finder: new CompanionFinder(liveModel(counts, firstLiveChoice)),
    storesWith,
    largeBaskets: totals.largeBaskets,
    changes: totals.changes,
    sells: (storeId, code) => shelves.has(storeId, code),
    bytes: pairs * BYTES_PER_PAIR + counts.productIds.length * BYTES_PER_PRODUCT + shelves.bytes,
  };
}

async function readPairs(
  reader: BasketCountReader,
  of: CountsOf,
  products: number,
  table: CountTable,
): Promise<number> {
  const parts = Math.max(1, Math.ceil(products / PRODUCTS_PER_PART));
  let pairs = 0;
  for (let part = 0; part < parts; part++) {
    for (const { productId, partners } of await reader.pairs(of, { part, parts, atLeast: FEWEST_TOGETHER })) {
      for (const [partner, baskets] of partners) table.addPair(productId, partner, baskets);
      pairs += partners.length;
    }
  }
  return pairs;
}
