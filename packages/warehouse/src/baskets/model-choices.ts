import { day, instantMs, integer, label, text } from '../tables/column.js';
import { blockOf, defineTable, type RowOf, rowSchema, selectOf } from '../tables/table.js';
import type { Warehouse } from '../warehouse.js';

export const modelChoicesTable = defineTable({
  name: 'model_choices_v1',
  comment: 'Models that rank companions, with their dates',
  keep: { by: 'table', days: 400, since: 'chosen_at' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Whose companions are ranked by it'),
    chosenAtMs: instantMs('chosen_at', 'When it was chosen'),
    learnedBefore: day(
      'learned_before',
      'Monday: the candidates were fitted from the weeks before it, and asked of baskets from it on',
    ),
    cases: integer('cases', 'UInt32', 'Of how many of these baskets a product was hidden'),
    bestSellersHits: integer(
      'best_sellers_hits',
      'UInt32',
      'How often best-sellers had the hidden product among their first five',
    ),
    liveHits: integer('live_hits', 'UInt32', 'How often the best live model had it'),
    nightlyHits: integer('nightly_hits', 'UInt32', 'How often the best nightly model had it'),
    model: label('model', 'Name of the model that ranks'),
    choice: text('choice', 'JSON: the models with their weights, and which of them ranks'),
  },
});
export type ModelChoiceRow = RowOf<typeof modelChoicesTable>;

const wholeRow = rowSchema(modelChoicesTable);

/** By which model each tenant's companions are ranked, day by day. */
export class ModelChoices {
  constructor(private readonly warehouse: Pick<Warehouse, 'query' | 'insertBlock'>) {}

  /** The same choice again changes nothing. */
  async append(row: ModelChoiceRow): Promise<void> {
    const token = `${row.tenantId}:${row.chosenAtMs}`;
    await this.warehouse.insertBlock(modelChoicesTable.name, blockOf(modelChoicesTable, [row]), { token });
  }

  async newest(tenantId: string): Promise<ModelChoiceRow | undefined> {
    const [row] = await this.warehouse.query({
      name: 'modelChoices.newest',
      params: { tenantId },
      row: wholeRow,
      sql: `
        SELECT ${selectOf(modelChoicesTable)}
        FROM   model_choices_v1 AS c
        WHERE  c.tenant_id = {tenantId: String}
        ORDER  BY c.chosen_at DESC
        LIMIT  1`,
    });
    return row;
  }
}
