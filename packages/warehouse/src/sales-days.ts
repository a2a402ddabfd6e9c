import { z } from 'zod';
import { day, integer, label } from './tables/column.js';
import { defineTable } from './tables/table.js';
import type { Warehouse } from './warehouse.js';

/** Net rows of the facts per store and business date: a ticket that moved to another date leaves none behind. */
export const salesDaysTable = defineTable({
  name: 'sales_days_v1',
  comment: 'Business dates that sales have arrived for, per store',
  keep: { by: 'tenant', date: 'sold_on' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Whose sales they are'),
    storeId: label('store_id', 'Store that sold'),
    soldOn: day('sold_on', 'Business date of the store'),
    rowCount: integer(
      'row_count',
      'Int64',
      'Live rows of the facts, markers included: above 0 means that sales of the day arrived',
    ),
  },
});

/** Which business dates of a tenant have arrived. */
export interface ArrivedDays {
  /** The first business date of each store that ever sold. */
  readonly firstDayOf: ReadonlyMap<string, string>;
  /** Business dates for which at least one store's tickets came, in order. */
  readonly received: readonly string[];
}

const firstDayRow = z.object({ storeId: z.string(), firstDay: z.string() });

/** Reads the rollup of business dates; facts are not touched. */
export class SalesDays {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  async load(tenantId: string): Promise<ArrivedDays> {
    const [first, received] = await Promise.all([this.firstDays(tenantId), this.receivedDays(tenantId)]);
    return {
      firstDayOf: new Map(first.map((row) => [row.storeId, row.firstDay])),
      received: received.map(({ day }) => day),
    };
  }

  private firstDays(tenantId: string): Promise<z.output<typeof firstDayRow>[]> {
    return this.warehouse.query({
      name: 'salesDays.first',
      params: { tenantId },
      row: firstDayRow,
      sql: `
        SELECT store_id AS storeId, toString(min(sold_on)) AS firstDay
        FROM   (${LIVE})
        GROUP  BY store_id`,
    });
  }

  private receivedDays(tenantId: string): Promise<{ day: string }[]> {
    return this.warehouse.query({
      name: 'salesDays.received',
      params: { tenantId },
      row: z.object({ day: z.string() }),
      sql: `
        SELECT DISTINCT toString(sold_on) AS day
        FROM   (${LIVE})
        ORDER  BY day`,
    });
  }
}

/** Parts that are not merged yet have a row each: only their sum says whether anything is left. */
const LIVE = `
          SELECT store_id, sold_on
          FROM   sales_days_v1
          WHERE  tenant_id = {tenantId: String}
          GROUP  BY store_id, sold_on
          HAVING sum(row_count) > 0`;
