import type { OffsetRange } from '@vitrine/bus';
import type { SaleLineRow, Warehouse } from '@vitrine/warehouse';
import { z } from 'zod';

const writtenRow = z.object({ sourceOffset: z.coerce.number(), month: z.string() });

/** Which messages of a range have their rows in the warehouse already; rows of a month come all or none. */
export class WrittenRows {
  constructor(private readonly warehouse: Warehouse) {}

  /** Those of `rows` whose message has written nothing in the row's month. */
  async missing(partition: number, range: OffsetRange, rows: readonly SaleLineRow[]): Promise<SaleLineRow[]> {
    if (rows.length === 0) return [];
    const written = await this.warehouse.query({
      name: 'saleLines.written',
      params: { partition, first: range.first, last: range.last },
      row: writtenRow,
      sql: `
        SELECT DISTINCT source_offset AS sourceOffset, formatDateTime(sold_on, '%Y-%m') AS month
        FROM   sale_lines_v1
        WHERE  source_partition = {partition: UInt16}
          AND  source_offset BETWEEN {first: UInt64} AND {last: UInt64}`,
    });
    const found = new Set(written.map(({ sourceOffset, month }) => `${sourceOffset} ${month}`));
    return rows.filter((row) => !found.has(`${row.sourceOffset} ${row.soldOn.slice(0, 7)}`));
  }
}
