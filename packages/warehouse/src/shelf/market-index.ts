import { z } from 'zod';
import { decimalE4 } from '../read-decimal.js';
import { amountE4, day, label, text, version } from '../tables/column.js';
import { defineTable } from '../tables/table.js';
import type { Warehouse } from '../warehouse.js';

/** Views behind `catalog_v1` fill it. */
export const marketIndexTable = defineTable({
  name: 'market_index_v1',
  comment: 'Figures of market indexes by day, every version',
  keep: { by: 'nobody' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Who uploaded it'),
    name: text('name', 'Name of the index'),
    category: text('category', 'Category that it is of; empty = of everything'),
    day: day('day', 'Day of the figure'),
    valueE4: amountE4('value', 'The figure; not money'),
    version: version(),
  },
});

/** One index, by day. Days that nobody uploaded are not there: they are unknown, never zero. */
export interface MarketIndexSeries {
  readonly name: string;
  /** Absent: it is of everything. */
  readonly category?: string;
  /** In the order of days; ten-thousandths of the figure. */
  readonly points: readonly { readonly day: string; readonly valueE4: number }[];
}

const seriesRow = z
  .object({ name: z.string(), category: z.string(), points: z.array(z.tuple([z.string(), decimalE4])) })
  .transform(
    ({ name, category, points }): MarketIndexSeries => ({
      name,
      ...(category !== '' && { category }),
      points: points.map(([date, valueE4]) => ({ day: date, valueE4 })),
    }),
  );

/** Market indexes that a tenant uploaded, as the catalogue has them now. */
export class MarketIndex {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /**
   * The series of every index and category, with their days from `from` to `to`, both inclusive; none without a day in them.
   * @param of `from`, `to`: `YYYY-MM-DD`
   */
  series(of: { tenantId: string; from: string; to: string }): Promise<MarketIndexSeries[]> {
    return this.warehouse.query({
      name: 'marketIndex.series',
      params: { ...of },
      row: seriesRow,
      sql: `
        SELECT name, category, arraySort(groupArray((day, value))) AS points
        FROM   market_index_current_v1
        WHERE  tenant_id = {tenantId: String} AND day BETWEEN {from: Date} AND {to: Date}
        GROUP  BY name, category
        ORDER  BY name, category`,
    });
  }
}
