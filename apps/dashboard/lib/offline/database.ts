/** Tables of the browser's own database: what waits to be sent, and what was last read. Shared by the pages and the service worker. */
const tables = ['actions', 'kept'] as const;
export type Table = (typeof tables)[number];

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('vitrine', 1);
    request.onupgradeneeded = () => {
      for (const table of tables) request.result.createObjectStore(table);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** One step on one table; resolves once it is on the disk. @throws DOMException where the browser keeps nothing, as in some private windows */
async function step<Answer>(
  table: Table,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Answer>,
): Promise<Answer> {
  const database = await open();
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const transaction = database.transaction(table, mode, { durability: 'strict' });
      const request = act(transaction.objectStore(table));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

export const putRow = (table: Table, key: string, row: unknown) =>
  step(table, 'readwrite', (store) => store.put(row, key));
export const getRow = (table: Table, key: string): Promise<unknown> =>
  step(table, 'readonly', (store) => store.get(key));
export const allRows = (table: Table): Promise<unknown[]> => step(table, 'readonly', (store) => store.getAll());
export const deleteRow = (table: Table, key: string) => step(table, 'readwrite', (store) => store.delete(key));
export const clearTable = (table: Table) => step(table, 'readwrite', (store) => store.clear());
