import type {
  BasketTotals,
  CountReader,
  CountsOf,
  ItemBaskets,
  PairBaskets,
  PairHistogram,
  PairPart,
} from '@vitrine/warehouse';
import type { IndexSources } from '../index/read-index.js';
import { type DatedChoice, firstChoice } from '../ranking/choice-source.js';

/** Baskets of a store: how many, and what was in each. */
export type Sold = readonly [storeId: string, times: number, ...productIds: string[]];

const LARGEST = 100;
const LATEST_WEEK = 20_000;

/** The counts of these baskets, as the tables would have them. */
export class MemoryCounts implements CountReader {
  /** Is called after each answer: what comes then was counted in between. */
  afterRead = (): void => undefined;

  /** `store product` of what was last sold in an earlier week, and the earliest week of what stores sell, by store. */
  readonly lastWeeks = new Map<string, number>();
  readonly since = new Map<string, number>();

  constructor(public sold: readonly Sold[]) {}

  async shelfWeeks(): Promise<ReadonlyMap<string, number>> {
    return this.since;
  }

  async totals(of: CountsOf): Promise<BasketTotals> {
    const all = this.of(of);
    const sum = (some: readonly Sold[]) => some.reduce((baskets, [, times]) => baskets + times, 0);
    const stores = new Set(all.map(([storeId]) => storeId)).size;
    const largeBaskets = sum(all.filter(isLarge));
    const weight = sum(all) - largeBaskets;
    return this.read({ baskets: sum(all), largeBaskets, weight, stores, changes: sum(all) });
  }

  async items(of: CountsOf): Promise<ItemBaskets[]> {
    const counts = new Map<string, Map<string, number>>();
    for (const sale of this.of(of)) {
      const [storeId, times, ...productIds] = sale;
      for (const productId of productIds) add(counts, productId, storeId, isLarge(sale) ? 0 : times);
    }
    return this.read(
      [...counts].map(([productId, stores]) => ({
        ...{ productId, weight: sumOf(stores) },
        stores: [...stores].map(([storeId, baskets]): [string, number, number] => {
          return [storeId, baskets, this.lastWeeks.get(`${storeId} ${productId}`) ?? LATEST_WEEK];
        }),
      })),
    );
  }

  async pairHistogram(of: CountsOf): Promise<PairHistogram[]> {
    const counts = [...this.ofPairs(of).values()].sort((one, other) => sumOf(one) - sumOf(other));
    return counts.map((stores) => ({ baskets: sumOf(stores), pairs: 1, grouped: stores.size }));
  }

  async pairs(of: CountsOf, { part, leastBaskets, leastStores }: PairPart): Promise<PairBaskets[]> {
    if (part > 0) return [];
    const found = [...this.ofPairs(of)].flatMap(([pair, stores]): PairBaskets[] => {
      const [productId, partner] = JSON.parse(pair) as [string, string];
      const baskets = sumOf(stores);
      return baskets >= leastBaskets && stores.size >= leastStores
        ? [{ productId, partners: [partner], baskets: [baskets], weights: [baskets] }]
        : [];
    });
    return this.read(found);
  }

  private of({ storeId }: CountsOf): readonly Sold[] {
    return this.sold.filter(([ofStore]) => storeId === undefined || ofStore === storeId);
  }

  private ofPairs(of: CountsOf): Map<string, Map<string, number>> {
    const counts = new Map<string, Map<string, number>>();
    for (const [storeId, times, ...productIds] of this.of(of).filter((sale) => !isLarge(sale)))
      for (const one of productIds)
        for (const other of productIds) if (one < other) add(counts, JSON.stringify([one, other]), storeId, times);
    return counts;
  }

  private read<Answer>(answer: Answer): Answer {
    this.afterRead();
    return answer;
  }
}

/** These counts, ranked by this choice, of which nothing is fitted. */
export const sourcesOf = (reader: MemoryCounts, chosen: DatedChoice = firstChoice): IndexSources => ({
  reader,
  choices: { of: async () => chosen },
  fits: { of: async () => undefined },
  nowMs: () => Date.UTC(2026, 10, 30),
});

const sumOf = (stores: ReadonlyMap<string, number>): number => [...stores.values()].reduce((sum, one) => sum + one, 0);

const isLarge = ([, , ...productIds]: Sold): boolean => productIds.length > LARGEST;

function add(counts: Map<string, Map<string, number>>, key: string, storeId: string, times: number): void {
  const stores = counts.get(key) ?? new Map<string, number>();
  stores.set(storeId, (stores.get(storeId) ?? 0) + times);
  counts.set(key, stores);
}
