import { sql } from 'drizzle-orm';
import type { Database } from './database.js';

/** The schema that a finished migration of a release left behind. Services wait for at least their own number. */
export class SchemaRecordRepository {
  constructor(private readonly database: Database) {}

  /** 0 when no migration has ever finished. */
  async current(): Promise<number> {
    return this.database.run(async (orm) => {
      const { rows: tables } = await orm.execute<{ found: boolean }>(
        sql`SELECT to_regclass('release_schemas') IS NOT NULL AS found`,
      );
      if (!tables[0]?.found) return 0;
      const { rows } = await orm.execute<{ version: number | null }>(
        sql`SELECT max(version) AS version FROM release_schemas`,
      );
      return rows[0]?.version ?? 0;
    });
  }

  async finish(version: number): Promise<void> {
    await this.database.transaction(async (client) => {
      await client.query(
        'CREATE TABLE IF NOT EXISTS release_schemas (version integer PRIMARY KEY, finished_at timestamptz NOT NULL DEFAULT now())',
      );
      await client.query('INSERT INTO release_schemas (version) VALUES ($1) ON CONFLICT DO NOTHING', [version]);
    });
  }
}
