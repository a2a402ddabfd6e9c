import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from './database.js';
import { rollups } from './schema.js';

/** How far a rollup of the warehouse is, and whether it may be read. */
export type RollupProgress = typeof rollups.$inferSelect;

/** Rollups that are filled while tickets come in. The job writes them; the api reads which of them are ready. */
export class RollupsRepository {
  constructor(private readonly database: Database) {}

  /** Names of those that may be read. */
  async ready(): Promise<ReadonlySet<string>> {
    const rows = await this.database.run((orm) =>
      orm.select({ name: rollups.name }).from(rollups).where(eq(rollups.isRead, true)),
    );
    return new Set(rows.map(({ name }) => name));
  }

  list(): Promise<RollupProgress[]> {
    return this.database.run((orm) => orm.select().from(rollups).orderBy(asc(rollups.name)));
  }

  /** The row of a rollup, made where there is none, for rows from before a cut. Another cut means another table: all begins anew. */
  async begin(name: string, cutAt: Date): Promise<RollupProgress> {
    await this.database.run((orm) =>
      orm.execute(sql`
        INSERT INTO rollups (name, cut_at) VALUES (${name}, ${cutAt.toISOString()}::timestamptz)
        ON CONFLICT (name) DO UPDATE
          SET cut_at = excluded.cut_at, filled_through = NULL, days_filled = 0, rows_filled = 0, differing = NULL,
              compared_at = NULL, is_read = false
        WHERE rollups.cut_at <> excluded.cut_at`),
    );
    const [row] = await this.database.run((orm) => orm.select().from(rollups).where(eq(rollups.name, name)));
    if (row === undefined) throw new Error(`No row of rollup ${name}`);
    return row;
  }

  /** Notes that the insert which `passes` names is in, with so many rows. @returns the name of the next one */
  async notePass(name: string, passes: number, rows: number): Promise<number> {
    await this.database.run((orm) =>
      orm
        .update(rollups)
        .set({ passes: passes + 1, rowsFilled: sql`${rollups.rowsFilled} + ${rows}` })
        .where(and(eq(rollups.name, name), eq(rollups.passes, passes))),
    );
    return passes + 1;
  }

  async noteDay(name: string, filledThrough: string, daysFilled: number, daysInAll: number): Promise<void> {
    await this.database.run((orm) =>
      orm.update(rollups).set({ filledThrough, daysFilled, daysInAll }).where(eq(rollups.name, name)),
    );
  }

  /** What a comparison found; it may be read as long as nothing differs. */
  async noteCompared(name: string, differing: number, comparedAt: Date): Promise<void> {
    await this.database.run((orm) =>
      orm
        .update(rollups)
        .set({ differing, comparedAt, isRead: differing === 0 })
        .where(eq(rollups.name, name)),
    );
  }
}
