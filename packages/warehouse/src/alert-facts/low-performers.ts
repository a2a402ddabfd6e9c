import type { LowFact } from '@vitrine/alert-rules';
import { addDays, type DateText, isoWeekOf, mondayOf } from '@vitrine/domain';
import {
  becauseOf,
  findLowPerformers,
  type LowEvidence,
  type LowPerformer,
  lowEvidence,
  type SoldWeek,
} from '@vitrine/metrics';
import { ProductWeeks } from '../product-weeks.js';
import { StockLevels } from '../shelf/stock-levels.js';
import type { FactsRead } from './past-days.js';

const WEEKS = 8;

interface Found {
  readonly low: LowPerformer;
  readonly evidence: LowEvidence;
}

/**
 * The products that sell less of their category than in stores like theirs, over the last eight whole weeks before a day, each with why, by
 * the stock of a moment too. One category is in memory at a time; of stock, one query for each store that has such a product.
 */
export async function readLowPerformers(
  { warehouse, tenantId, signal }: FactsRead,
  { before, nowMs }: { readonly before: DateText; readonly nowMs: number },
  categories: readonly string[],
): Promise<LowFact[]> {
  const monday = mondayOf(before);
  const span = { tenantId, from: addDays(monday, -7 * WEEKS), to: addDays(monday, -1) };
  const found: Found[] = [];
  for (const category of categories) {
    if (category === '') continue;
    const rows = await new ProductWeeks(warehouse).ofCategory({ ...span, category }, signal);
    const weeks = rows.map(({ monday: first, ...of }): SoldWeek => ({ ...of, category, week: isoWeekOf(first) }));
    const evidenceOf = lowEvidence(weeks);
    found.push(...findLowPerformers(weeks).low.map((low) => ({ low, evidence: evidenceOf(low) })));
  }
  const stockOf = await readStock({ warehouse, tenantId }, nowMs, found);
  return found.map(({ low, evidence }) => ({
    ...low,
    because: becauseOf({ ...evidence, stockE3: stockOf(low) }),
  }));
}

/** Units on the shelf, as far as they are known. */
async function readStock(
  { warehouse, tenantId }: Pick<FactsRead, 'warehouse' | 'tenantId'>,
  nowMs: number,
  found: readonly Found[],
): Promise<(low: LowPerformer) => number | undefined> {
  const levels = new StockLevels(warehouse);
  const byStore = new Map<string, ReadonlyMap<string, number>>();
  for (const storeId of new Set(found.map(({ low }) => low.store))) {
    const productIds = found.flatMap(({ low }) => (low.store === storeId ? [low.product] : []));
    const rows = await levels.ofStore({ tenantId, storeId, nowMs, productIds });
    byStore.set(storeId, new Map(rows.map(({ productId, quantityE3 }) => [productId, quantityE3])));
  }
  return ({ store, product }) => byStore.get(store)?.get(product);
}
