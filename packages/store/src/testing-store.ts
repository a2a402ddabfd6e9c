import { createStore, type Store } from './create-store.js';
import { createTestDatabase } from './testing-database.js';

/** A store on a database of its own, with every table and cheap passwords, for one suite; `close` takes both away. */
export async function openTestStore(suite: string): Promise<{ store: Store; close: () => Promise<void> }> {
  const database = await createTestDatabase(process.env.DATABASE_URL ?? '', `${suite}_${process.pid}`);
  const store = createStore(database.url, { passwordCost: { log2N: 4, r: 8, p: 1 } });
  await store.migrate();
  const close = async (): Promise<void> => {
    await store.close();
    await database.drop();
  };
  return { store, close };
}
