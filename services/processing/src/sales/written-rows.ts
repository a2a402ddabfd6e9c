import type { OffsetRange } from '@vitrine/bus';
import type { SaleLineRow, Warehouse } from '@vitrine/warehouse';
import { z } from 'zod';

const writtenRow = z.object({ sourceOffset: z.coerce.number(), sign: z.number() });

/**
 * Which messages of a range have their rows in the warehouse already. What a message adds lies in one month, as does what
 * it takes back, and rows of a month come all or none: so each of the two is there as a whole or not at all.
 */
export class WrittenRows {
  constructor(private readonly warehouse: Warehouse) {}

  /** Those of `rows` whose message has written nothing of their sign, on whatever day. */
  async missing(partition: number, range: OffsetRange, rows: readonly SaleLineRow[]): Promise<SaleLineRow[]> {
    if (rows.length === 0) return [];
    const written = await this.warehouse.query({
      name: 'saleLines.written',
      params: { partition, first: range.first, last: range.last },
      row: writtenRow,
      sql: `
        SELECT DISTINCT source_offset AS sourceOffset, sign
        FROM   sale_lines_v1
        WHERE  source_partition = {partition: UInt16}
          AND  source_offset BETWEEN {first: UInt64} AND {last: UInt64}`,
    });
    const found = new Set(written.map(({ sourceOffset, sign }) => `${sourceOffset} ${sign}`));
    return rows.filter((row) => !found.has(`${row.sourceOffset} ${row.sign}`));
  }
}
