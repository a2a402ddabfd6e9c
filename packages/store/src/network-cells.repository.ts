import { sql } from 'drizzle-orm';
import type { Database } from './database.js';

/** Measure → integer of the measure's places, as text. */
export type KeptSums = Readonly<Record<string, string>>;

/** The figures that were told of a run of days of one store; the metric layer knows their meaning. */
export interface KeptCell {
  storeId: string;
  /** Business dates, YYYY-MM-DD. */
  from: string;
  to: string;
  shown: KeptSums | null;
  waiting: KeptSums | null;
  isOver: boolean;
  isRestated: boolean;
}

export interface KeptPage {
  /** Counts the writes of a tenant; 0: none. */
  version: number;
  through: string | undefined;
  cells: KeptCell[];
}

/** The figures of stores that were told to people who see them as totals only. */
export class NetworkCellsRepository {
  constructor(private readonly database: Database) {}

  /** The cells that end within the days, and the version they are of: one statement, one snapshot. */
  async read(tenantId: string, from: string, to: string): Promise<KeptPage> {
    const { rows } = await this.database.run((orm) =>
      orm.execute<{ version: string; through: string; cells: KeptCell[] | null }>(sql`
        SELECT l.version, l.through::text, (
          SELECT json_agg(json_build_object(
            'storeId', c.store_id, 'from', c.first_day, 'to', c.last_day,
            'shown', c.shown, 'waiting', c.waiting, 'isOver', c.is_over, 'isRestated', c.is_restated))
          FROM   network_cells c
          WHERE  c.tenant_id = l.tenant_id AND c.last_day BETWEEN ${from} AND ${to}
        ) AS cells
        FROM   network_ledgers l
        WHERE  l.tenant_id = ${tenantId}`),
    );
    const [row] = rows;
    return { version: Number(row?.version ?? 0), through: row?.through, cells: row?.cells ?? [] };
  }

  /** Writes cells over a version that was read. @returns false, nothing being written, when there is a later one */
  async write(tenantId: string, { version, through, cells }: KeptPage): Promise<boolean> {
    const { rows } = await this.database.run((orm) =>
      orm.execute(sql`
        WITH next AS (
          INSERT INTO network_ledgers AS l (tenant_id, version, through)
          SELECT ${tenantId}, 1, ${through}::date
          WHERE  ${version} = 0 OR EXISTS (SELECT 1 FROM network_ledgers WHERE tenant_id = ${tenantId})
          ON CONFLICT (tenant_id) DO UPDATE SET version = l.version + 1, through = excluded.through
          WHERE  l.version = ${version}
          RETURNING 1
        ), told AS (
          INSERT INTO network_cells (tenant_id, store_id, first_day, last_day, shown, waiting, is_over, is_restated)
          SELECT ${tenantId}, c."storeId", c."from", c."to", c.shown, c.waiting, c."isOver", c."isRestated"
          FROM   next, jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) AS c(
            "storeId" text, "from" date, "to" date, shown jsonb, waiting jsonb, "isOver" boolean, "isRestated" boolean)
          ON CONFLICT (tenant_id, last_day, store_id) DO UPDATE SET
            first_day = excluded.first_day, shown = excluded.shown, waiting = excluded.waiting,
            is_over = excluded.is_over, is_restated = excluded.is_restated
        )
        SELECT 1 FROM next`),
    );
    return rows.length === 1;
  }
}
