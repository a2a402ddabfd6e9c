import { readdir, readFile } from 'node:fs/promises';
import type { Database } from './database.js';

/** Beside src/ and dist/ alike, so that both find the same files. */
const FOLDER = new URL('../migrations/', import.meta.url);
/** Any constant will do; it keeps pods that start together from migrating together. */
const LOCK_KEY = 7_305_118;

/**
 * Applies the numbered files that this database has not seen, all in one transaction, in order.
 * @returns the names applied now; empty when there was nothing to do
 */
export async function migrate(database: Database): Promise<string[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  return database.transaction(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const seen = await client.query<{ name: string }>('SELECT name FROM schema_migrations');
    const done = new Set(seen.rows.map((row) => row.name));
    const open = names.filter((name) => !done.has(name));
    for (const name of open) {
      await client.query(await readFile(new URL(name, FOLDER), 'utf8'));
      await client.query('INSERT INTO schema_migrations (name) VALUES ($1)', [name]);
    }
    return open;
  });
}
