import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from './database.js';
import { MigrationChanged } from './errors.js';
import { migrate } from './migrate.js';
import { createTestDatabase } from './testing-database.js';

let database: Database;
let drop: () => Promise<void>;
let folder: string;

beforeAll(async () => {
  const test = await createTestDatabase(process.env.DATABASE_URL ?? '', `migrate_spec_${process.pid}`);
  ({ drop } = test);
  database = new Database(test.url, 1);
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
});
afterAll(async () => {
  await database?.close();
  await drop?.();
  await rm(folder, { recursive: true, force: true });
});

const write = (name: string, sql: string) => writeFile(join(folder, name), sql);
const run = () => migrate(database, pathToFileURL(`${folder}/`));
const query = <T>(sql: string) => database.transaction(async (client) => (await client.query(sql)).rows as T[]);

describe('the migrations of Postgres', () => {
  it('are applied once each, and an edited one is refused by name with all that come after', async () => {
    await write('0001_shelves.sql', 'CREATE TABLE shelves (id text)');
    expect(await run()).toEqual(['0001_shelves.sql']);
    expect(await run()).toEqual([]);
    await write('0001_shelves.sql', 'CREATE TABLE shelves (id text, room text)');
    await write('0002_boxes.sql', 'CREATE TABLE boxes (id text)');
    const refusal = await run().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MigrationChanged);
    expect((refusal as Error).message).toBe(
      'Migration 0001_shelves.sql of Postgres was changed after it had been applied. Put the change into a new file.',
    );
    expect(await query("SELECT to_regclass('boxes') AS boxes")).toEqual([{ boxes: null }]);
    await write('0001_shelves.sql', 'CREATE TABLE shelves (id text)');
    expect(await run()).toEqual(['0002_boxes.sql']);
  });

  it('that were applied before checksums were kept get theirs with the next run', async () => {
    await query('ALTER TABLE schema_migrations DROP COLUMN checksum');
    expect(await run()).toEqual([]);
    await write('0002_boxes.sql', 'CREATE TABLE boxes (id text, lid text)');
    await expect(run()).rejects.toBeInstanceOf(MigrationChanged);
  });
});
