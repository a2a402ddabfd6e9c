import { addDays, type DateText, isoWeekOf, mondayOf } from '@vitrine/domain';
import { findLowPerformers, type LowPerformer, type ProductWeek } from '@vitrine/metrics';
import { ProductWeeks } from '../product-weeks.js';
import type { FactsRead } from './past-days.js';

const WEEKS = 8;

/**
 * The products that sell less of their category than in stores like theirs, over the last eight whole weeks before a day. One category
 * is in memory at a time.
 */
export async function readLowPerformers(
  { warehouse, tenantId, signal }: FactsRead,
  before: DateText,
  categories: readonly string[],
): Promise<LowPerformer[]> {
  const monday = mondayOf(before);
  const span = { tenantId, from: addDays(monday, -7 * WEEKS), to: addDays(monday, -1) };
  const found: LowPerformer[] = [];
  for (const category of categories) {
    if (category === '') continue;
    const rows = await new ProductWeeks(warehouse).ofCategory({ ...span, category }, signal);
    const weeks = rows.map(({ monday: first, ...of }): ProductWeek => ({ ...of, category, week: isoWeekOf(first) }));
    found.push(...findLowPerformers(weeks).low);
  }
  return found;
}
