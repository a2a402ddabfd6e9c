import { splitByMonth } from '../split-by-month.js';
import { day, flag, instantMs, label, oneOf, text } from '../tables/column.js';
import { blockOf, defineTable, type RowOf } from '../tables/table.js';
import type { Warehouse } from '../warehouse.js';

/** Its rows may come twice: readers count each outcome of an offer of a seller once. */
export const recommendationFeedbackTable = defineTable({
  name: 'recommendation_feedback_v1',
  comment: 'What became of offers, as sellers say',
  keep: { by: 'tenant', date: 'said_on' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Whose offer it is'),
    storeId: label('store_id', 'Store that offered'),
    saidOn: day('said_on', 'Business date of the store when it was said'),
    saidAtMs: instantMs('said_at', 'When it was said'),
    sellerId: label('seller_id', 'Seller who offered; empty when it was no seller'),
    offerId: text('offer_id', 'One showing of one product to one customer'),
    outcome: oneOf('outcome', ['offered', 'sold', 'notUseful'], 'offered | sold | notUseful'),
    productId: text('product_id', 'What it was offered with; empty when by itself'),
    companionId: text('companion_id', 'What was offered'),
    isMeasured: flag('is_measured', '1 when the store held hours out then, else 0'),
  },
});
export type RecommendationFeedbackRow = RowOf<typeof recommendationFeedbackTable>;

/** What the service `recommendations` writes of the topic. */
export class RecommendationFeedbackLog {
  constructor(private readonly warehouse: Pick<Warehouse, 'insertBlock'>) {}

  /** One insert per month; the same rows under the same token again change nothing. */
  async append(rows: readonly RecommendationFeedbackRow[], token: string): Promise<void> {
    for (const [month, ofMonth] of splitByMonth(rows, ({ saidOn }) => saidOn)) {
      const block = blockOf(recommendationFeedbackTable, ofMonth);
      await this.warehouse.insertBlock(recommendationFeedbackTable.name, block, { token: `${token}:${month}` });
    }
  }
}
