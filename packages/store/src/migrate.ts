import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import type { Database } from './database.js';
import { MigrationChanged } from './errors.js';

/** Beside src/ and dist/ alike, so that both find the same files. */
const FOLDER = new URL('../migrations/', import.meta.url);
/** Any constant will do; it keeps pods that start together from migrating together. */
const LOCK_KEY = 7_305_118;

interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of its text. */
  readonly checksum: string;
}

/**
 * Applies the numbered files that this database has not seen, all in one transaction, in order.
 * @returns the names applied now; empty when there was nothing to do
 * @throws MigrationChanged when an applied file has another content now
 */
export async function migrate(database: Database, folder: URL = FOLDER): Promise<string[]> {
  const migrations = await readMigrations(folder);
  return database.transaction(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
    const applied = await appliedChecksums(client);
    for (const { name, checksum } of migrations)
      if ((applied.get(name) ?? checksum) !== checksum) throw new MigrationChanged(name);
    const open = migrations.filter(({ name }) => !applied.has(name));
    for (const { name, sql } of open) {
      await client.query(sql);
      await client.query('INSERT INTO schema_migrations (name) VALUES ($1)', [name]);
    }
    await noteChecksums(client, migrations);
    return open.map(({ name }) => name);
  });
}

async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** By name; null where a file was applied before checksums were kept. */
async function appliedChecksums(client: pg.Client): Promise<Map<string, string | null>> {
  await client.query(
    'CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
  );
  await client.query('ALTER TABLE schema_migrations ADD COLUMN IF NOT EXISTS checksum text');
  const seen = await client.query<{ name: string; checksum: string | null }>(
    'SELECT name, checksum FROM schema_migrations',
  );
  return new Map(seen.rows.map(({ name, checksum }) => [name, checksum]));
}

/** The content of a file without a checksum is not compared: nothing tells what it was. */
async function noteChecksums(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  for (const { name, checksum } of migrations)
    await client.query('UPDATE schema_migrations SET checksum = $2 WHERE name = $1 AND checksum IS NULL', [
      name,
      checksum,
    ]);
}
