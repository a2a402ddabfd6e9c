import { randomUUID } from 'node:crypto';
import { quoteName } from './migrate.js';
import { Warehouse } from './warehouse.js';

/** The engine that the `int` project started. */
export const engine = () => ({
  url: process.env.CLICKHOUSE_URL ?? '',
  user: process.env.CLICKHOUSE_USER ?? 'default',
  password: process.env.CLICKHOUSE_PASSWORD ?? '',
});

/** A warehouse on a database of its own, migrated; `drop` ends both. */
export async function testWarehouse(name: string): Promise<{ warehouse: Warehouse; drop: () => Promise<void> }> {
  const database = `${name}-${randomUUID()}`;
  const warehouse = new Warehouse({ ...engine(), database });
  await warehouse.migrate();
  return {
    warehouse,
    drop: async () => {
      await warehouse.command({ name: 'test.drop', sql: `DROP DATABASE ${quoteName(database)}`, database: null });
      await warehouse.close();
    },
  };
}
