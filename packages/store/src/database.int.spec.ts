import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from './database.js';
import { StoreUnavailable } from './errors.js';
import { createTestDatabase } from './testing-database.js';

let url: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  const test = await createTestDatabase(process.env.DATABASE_URL ?? '', `database_spec_${process.pid}`);
  ({ url, drop } = test);
});
afterAll(() => drop?.());

describe('Database', () => {
  it('outlives a connection that is lost while work holds it', async () => {
    const [database, killer] = [new Database(url, 1), new Database(url, 1)];
    const lost = database.transaction(async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const ended = new Promise((resolve) => client.once('end', resolve));
      await killer.transaction((other) => other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]));
      await ended;
      await client.query('SELECT 1');
    });
    await expect(lost).rejects.toBeInstanceOf(StoreUnavailable);
    await database.ping();
    await Promise.all([database.close(), killer.close()]);
  });
});
