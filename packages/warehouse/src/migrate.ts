import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type RenderTarget, renderMigration } from './render-migration.js';
import { instantMs, text } from './tables/column.js';
import { blockOf, defineTable } from './tables/table.js';
import type { Warehouse } from './warehouse.js';
import { MigrationChanged } from './warehouse-errors.js';

/** Beside `src` and `dist` alike. */
const MIGRATIONS = new URL('../migrations/', import.meta.url);
const DDL_DEADLINE_MS = 120_000;

/** Which migrations this database has had. */
export const schemaMigrationsTable = defineTable({
  name: 'schema_migrations_v1',
  comment: 'Which migrations this database has had',
  keep: { by: 'nobody' },
  tenant: 'none',
  personal: 'none',
  columns: {
    file: text('file', 'Migration file'),
    checksum: text('checksum', 'SHA-256 of its text'),
    appliedAtMs: instantMs('applied_at', 'When it was applied'),
  },
});

const LEDGER = `
CREATE TABLE IF NOT EXISTS schema_migrations_v1 (
  file       String               COMMENT 'Migration file',
  checksum   String               COMMENT 'SHA-256 of its text',
  applied_at DateTime64(3, 'UTC') COMMENT 'When it was applied'
)
ENGINE = {{engine ReplacingMergeTree(applied_at) shard by cityHash64(file)}}
ORDER BY file
COMMENT 'Which migrations this database has had'`;

export interface MigrateOptions {
  readonly target?: RenderTarget;
  /** The last file to apply; all of them when not said. */
  readonly through?: string;
  /** From when on the views of new rollups take rows, epoch milliseconds. */
  readonly cutMs?: number;
}

/**
 * A wait until a new view is on every server and every clock that writes rows has passed the cut. A view that came late would miss rows of
 * after it. Rows from before the cut are filled in, wherever and whenever they come.
 */
const CUT_AHEAD_MS = 5 * 60_000;

/**
 * Creates the database and brings it up to the newest migration; files that were applied before are left alone. Every statement is
 * idempotent, so an interrupted run may simply run again.
 * @returns the files applied now, in order
 * @throws MigrationChanged when an applied file has another content now
 */
export async function migrateWarehouse(
  warehouse: Warehouse,
  { target = 'single', through, cutMs }: MigrateOptions = {},
): Promise<string[]> {
  const onCluster = target === 'single' ? '' : ` ON CLUSTER '${target.cluster}'`;
  await run(
    warehouse,
    'createDatabase',
    `CREATE DATABASE IF NOT EXISTS ${quoteName(warehouse.database)}${onCluster}`,
    null,
  );
  for (const statement of renderMigration(LEDGER, target)) await run(warehouse, 'createLedger', statement);
  const known = await appliedFiles(warehouse);
  // A new database has no rows yet: its views take all rows from the beginning.
  const cutOf = () => cutMs ?? (known.size === 0 ? 0 : Date.now() + CUT_AHEAD_MS);
  const applied: string[] = [];
  for (const file of await migrationFiles()) {
    if (through !== undefined && file > through) break;
    const text = await readFile(new URL(file, MIGRATIONS), 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    if (known.get(file) === checksum) continue;
    if (known.has(file)) throw new MigrationChanged(file);
    for (const statement of renderMigration(text, target, cutOf())) await run(warehouse, file, statement);
    const row = { file, checksum, appliedAtMs: Date.now() };
    await warehouse.insertBlock(schemaMigrationsTable.name, blockOf(schemaMigrationsTable, [row]));
    applied.push(file);
  }
  return applied;
}

/** The migration files in their order. */
export async function migrationFiles(): Promise<string[]> {
  return (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql')).sort();
}

async function appliedFiles(warehouse: Warehouse): Promise<Map<string, string>> {
  const rows = await warehouse.query({
    name: 'migrations.applied',
    row: z.object({ file: z.string(), checksum: z.string() }),
    sql: 'SELECT file, argMax(checksum, applied_at) AS checksum FROM schema_migrations_v1 GROUP BY file',
  });
  return new Map(rows.map((row) => [row.file, row.checksum]));
}

const run = (warehouse: Warehouse, step: string, sql: string, database?: null): Promise<void> =>
  warehouse.command({
    name: `migrations.${step}`,
    sql,
    deadlineMs: DDL_DEADLINE_MS,
    ...(database === undefined ? {} : { database }),
  });

/** A database name may hold any character; between backticks only the backslash and the backtick mean something. */
export const quoteName = (name: string): string => `\`${name.replace(/[\\`]/gu, '\\$&')}\``;
