import { addDays, type DateText, isoWeekOf, mondayOf } from '@vitrine/domain';
import { findLowPerformers, type LowPerformer, type ProductWeek } from '@vitrine/metrics';
import { z } from 'zod';
import { ask, type FactsRead } from './past-days.js';

const WEEKS = 8;
const weekRow = z.object({ store: z.string(), product: z.string(), monday: z.string(), netSalesE4: z.coerce.bigint() });

/**
 * The products that sell less of their category than in stores like theirs, over the last eight whole weeks before a day. One category
 * is in memory at a time.
 */
export async function readLowPerformers(
  read: FactsRead,
  before: DateText,
  categories: readonly string[],
): Promise<LowPerformer[]> {
  const monday = mondayOf(before);
  const span = { from: addDays(monday, -7 * WEEKS), to: addDays(monday, -1) };
  const found: LowPerformer[] = [];
  for (const category of categories) {
    if (category === '') continue;
    const rows = await ask(read, {
      name: 'alertFacts.productWeeks',
      params: { ...span, category },
      row: weekRow,
      sql: `
        SELECT store_id AS store, product_id AS product, toString(toMonday(sold_on)) AS monday,
               toString(toInt64(sum(net_sales) * 10000)) AS netSalesE4
        FROM   sales_by_product_day_v1
        WHERE  tenant_id = {tenantId: String}
          AND  sold_on BETWEEN {from: Date} AND {to: Date}
          AND  product_id IN (SELECT product_id FROM products_current_v1
                              WHERE  tenant_id = {tenantId: String} AND category = {category: String})
        GROUP  BY store, product, monday
        HAVING sum(line_count) > 0`,
    });
    const weeks = rows.map(({ monday: first, ...of }): ProductWeek => ({ ...of, category, week: isoWeekOf(first) }));
    found.push(...findLowPerformers(weeks).low);
  }
  return found;
}
