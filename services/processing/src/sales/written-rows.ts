import type { OffsetRange } from '@vitrine/bus';
import type { SaleLineRow, Warehouse } from '@vitrine/warehouse';
import { z } from 'zod';

const writtenRow = z.object({ sourceOffset: z.coerce.number(), sign: z.number(), month: z.string() });
type WrittenRow = z.infer<typeof writtenRow>;

/**
 * Which messages of a range have their rows in the warehouse already. What a message adds lies in one month, as does what
 * it takes back, and rows of a month come all or none: so each of the two is there as a whole or not at all.
 */
export class WrittenRows {
  constructor(private readonly warehouse: Warehouse) {}

  /** Those of `rows` whose message has written nothing of their sign, on whatever day. */
  async missing(partition: number, range: OffsetRange, rows: readonly SaleLineRow[]): Promise<SaleLineRow[]> {
    const written = await this.#written(partition, range, rows);
    const found = new Set(written.map(keyOf));
    return rows.filter((row) => !found.has(keyOf(row)));
  }

  /**
   * Those of `rows` that an earlier try did not write into another month. What it wrote into the same month stays in: that insert
   * may have died between the facts and a rollup, and only the same block under the same token completes it.
   */
  async repeatable(partition: number, range: OffsetRange, rows: readonly SaleLineRow[]): Promise<SaleLineRow[]> {
    const written = await this.#written(partition, range, rows);
    const found = new Set(written.map(keyOf));
    const here = new Set(written.map((row) => `${keyOf(row)} ${row.month}`));
    return rows.filter((row) => !found.has(keyOf(row)) || here.has(`${keyOf(row)} ${row.soldOn.slice(0, 7)}`));
  }

  async #written(partition: number, range: OffsetRange, rows: readonly SaleLineRow[]): Promise<WrittenRow[]> {
    if (rows.length === 0) return [];
    return this.warehouse.query({
      name: 'saleLines.written',
      params: { partition, first: range.first, last: range.last },
      row: writtenRow,
      sql: `
        SELECT DISTINCT source_offset AS sourceOffset, sign, substring(toString(sold_on), 1, 7) AS month
        FROM   sale_lines_v1
        WHERE  source_partition = {partition: UInt16}
          AND  source_offset BETWEEN {first: UInt64} AND {last: UInt64}`,
    });
  }
}

const keyOf = ({ sourceOffset, sign }: { sourceOffset: number; sign: number }): string => `${sourceOffset} ${sign}`;
