import { z } from 'zod';
import { saleLinesTable } from './sale-line-row.js';
import { salesByHourTable, salesByHourV2Table, salesByStoreDayTable } from './sales-rollups.js';
import { blockOf, rowSchema, type Table } from './tables/table.js';
import type { Warehouse } from './warehouse.js';

/** A rollup that is filled beside the view that feeds it. */
export interface FilledRollup {
  readonly table: Table;
  /** The view takes rows of the facts from a cut on; the back-fill puts in what it leaves out. */
  readonly view: string;
  /** The rollup it must agree with per store and day before anybody reads it. */
  readonly agreesWith: Table;
}

/** In the order in which they are filled. A new one is a line here, its table, and a migration with `{{cut}}` in its view. */
export const filledRollups: readonly FilledRollup[] = [
  { table: salesByHourV2Table, view: 'sales_by_hour_mv_v2', agreesWith: salesByHourTable },
  { table: salesByStoreDayTable, view: 'sales_by_store_day_mv_v1', agreesWith: salesByHourTable },
];

export interface StoreDay {
  readonly tenantId: string;
  readonly storeId: string;
  readonly day: string;
}

/** The view of a rollup is missing, or takes rows regardless of when they were written. */
export class NoCut extends Error {
  override readonly name = 'NoCut';
  readonly retryable = false;
  constructor(view: string) {
    super(`View ${view} is not there or has no cut by ingested_at. Run the migrations of this release first.`);
  }
}

type Engine = Pick<Warehouse, 'query' | 'insertBlock' | 'database'>;

/** A day's groups go in by blocks of at most so many. */
const GROUPS_PER_BLOCK = 50_000;
const DEADLINE_MS = 10 * 60_000;
const CUT = /ingested_at >= (toDateTime64\('([^']+)', 3, 'UTC'\))/u;

/**
 * The back-fill of one rollup. It owes the difference between the facts from before the cut and its own rows, asked anew each time. So rows
 * of an interrupted run, or late ones, are in the next difference. Only the back-fill writes its rows (`filled = 1`).
 */
export class RollupFill {
  /** From when on the view takes rows, epoch milliseconds. */
  readonly cutMs: number;
  private readonly sums: readonly string[];
  private readonly keys: readonly string[];

  private constructor(
    private readonly warehouse: Engine,
    private readonly rollup: FilledRollup,
    private readonly view: string,
  ) {
    this.cutMs = Date.parse(`${CUT.exec(view)?.[2]?.replace(' ', 'T')}Z`);
    const fields = Object.entries(rollup.table.columns);
    this.sums = fields.filter(([, { type }]) => isSum(type)).map(([, { name }]) => name);
    const beside = [...this.sums, 'filled', 'raw_at'];
    this.keys = fields.filter(([, { name }]) => !beside.includes(name)).map(([, { name }]) => name);
  }

  /** Reads the view's text, which stays: another view has another name. @throws NoCut */
  static async open(warehouse: Engine, rollup: FilledRollup): Promise<RollupFill> {
    const [found] = await warehouse.query({
      name: 'rollups.view',
      params: { database: warehouse.database, view: rollup.view },
      row: z.object({ sql: z.string() }),
      sql: 'SELECT as_select AS sql FROM system.tables WHERE database = {database: String} AND name = {view: String}',
    });
    if (found === undefined || !CUT.test(found.sql)) throw new NoCut(rollup.view);
    return new RollupFill(warehouse, rollup, found.sql);
  }

  /** Business dates with rows that the view has left out, in order. */
  async days(): Promise<string[]> {
    const rows = await this.warehouse.query({
      name: 'rollups.days',
      isLookUp: true,
      deadlineMs: DEADLINE_MS,
      params: { cutMs: this.cutMs },
      row: z.object({ day: z.string() }),
      sql: `
        SELECT DISTINCT toString(sold_on) AS day
        FROM   ${saleLinesTable.name}
        WHERE  ingested_at < fromUnixTimestamp64Milli({cutMs: Int64})
        ORDER  BY day`,
    });
    return rows.map(({ day }) => day);
  }

  /**
   * Puts in what one day lacks, as far as one block holds it, by the formulas of the view itself. A rollup takes one block for a token. So
   * a token is used again until its insert is known to be in, and never after.
   * @returns how many groups went in; 0 when the day lacks nothing
   */
  async fill(day: string, token: string): Promise<number> {
    const { table } = this.rollup;
    const rows = await this.warehouse.query({
      name: 'rollups.missing',
      isLookUp: true,
      deadlineMs: DEADLINE_MS,
      params: { day, limit: GROUPS_PER_BLOCK },
      row: rowSchema(table),
      sql: this.missing(),
    });
    await this.warehouse.insertBlock(table.name, blockOf(table, rows), { token, deadlineMs: DEADLINE_MS });
    return rows.length;
  }

  /** Stores and days whose sums differ from those of the rollup that it must agree with; of all days, or of some. */
  differing(days: readonly string[] = []): Promise<StoreDay[]> {
    const { table, agreesWith } = this.rollup;
    const compared = Object.values(agreesWith.columns).map(({ name }) => name);
    const sums = this.sums.filter((name) => compared.includes(name));
    const where = `WHERE empty({days: Array(String)}) OR toString(sold_on) IN {days: Array(String)}`;
    return this.warehouse.query({
      name: 'rollups.differing',
      isLookUp: true,
      deadlineMs: DEADLINE_MS,
      params: { days },
      row: z.object({ tenantId: z.string(), storeId: z.string(), day: z.string() }),
      sql: `
        SELECT tenant_id AS tenantId, store_id AS storeId, toString(sold_on) AS day
        FROM   (
          SELECT tenant_id, store_id, sold_on, ${sums.join(', ')} FROM ${table.name} ${where}
          UNION ALL
          SELECT tenant_id, store_id, sold_on, ${sums.map(negated).join(', ')} FROM ${agreesWith.name} ${where}
        )
        GROUP  BY tenant_id, store_id, sold_on
        HAVING ${sums.map(isLeft).join(' OR ')}
        ORDER  BY tenant_id, store_id, sold_on`,
    });
  }

  private missing(): string {
    const { table } = this.rollup;
    const [keys, sums] = [this.keys.join(', '), this.sums];
    const fieldOf = new Map(Object.entries(table.columns).map(([field, { name }]) => [name, field]));
    const shown = [
      ...this.keys.map((name) => `${name} AS ${fieldOf.get(name)}`),
      ...sums.map((name) => `sum(r.${name}) AS ${fieldOf.get(name)}`),
      '1 AS filled',
      'toUnixTimestamp64Milli(max(r.raw_at)) AS rawAtMs',
    ];
    return `
        SELECT ${shown.join(', ')}
        FROM   (
          SELECT ${keys}, ${sums.join(', ')}, raw_at
          FROM   (${this.leftOut()})
          WHERE  sold_on = {day: Date}
          UNION ALL
          SELECT ${keys}, ${sums.map(negated).join(', ')}, NULL AS raw_at
          FROM   ${table.name} AS t
          WHERE  t.filled = 1 AND t.sold_on = {day: Date}
        ) AS r
        GROUP  BY ${keys}
        HAVING ${sums.map((name) => isLeft(`r.${name}`)).join(' OR ')}
        ORDER  BY ${keys}
        LIMIT  {limit: UInt32}`;
  }

  /**
   * The opposite of the view: the rows that it does not take. On a cluster a view reads its own server's rows, and this reads all servers'.
   */
  private leftOut(): string {
    const { name } = saleLinesTable;
    return this.view.replace(CUT, 'ingested_at < $1').replaceAll(`${name}_local`, name);
  }
}

const isSum = (type: string): boolean => type.startsWith('Decimal(38,') || type === 'Int64';
const isLeft = (sum: string): string => `sum(${sum}) != 0`;
const negated = (name: string): string => `-${name} AS ${name}`;
