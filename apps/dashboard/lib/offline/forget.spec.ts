import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { forgetKept, KEPT_PAGES } from './forget';

const before = { caches: globalThis.caches, indexedDB: globalThis.indexedDB };
const rows = { actions: new Map([['a1', {}]]), kept: new Map([['promote s1', {}]]) };
const pages = new Map([
  [KEPT_PAGES, true],
  ['another', true],
]);

/** What a browser answers later: the request first, its event then. */
function later<Of>(of: Of, event: 'onsuccess' | 'oncomplete'): Of {
  queueMicrotask(() => (of as Record<string, () => void>)[event]?.());
  return of;
}

beforeEach(() => {
  const transaction = (table: keyof typeof rows) =>
    later({ objectStore: () => ({ clear: () => rows[table].clear() ?? {} }) }, 'oncomplete');
  const indexedDB = { open: () => later({ result: { transaction, close: () => undefined } }, 'onsuccess') };
  Object.assign(globalThis, { caches: { delete: async (name: string) => pages.delete(name) }, indexedDB });
});
afterEach(() => void Object.assign(globalThis, before));

it('forgets what was read and the pages to read it on; what waits to be sent stays', async () => {
  await forgetKept();
  expect([rows.kept.size, rows.actions.size]).toEqual([0, 1]);
  expect([...pages.keys()]).toEqual(['another']);
});
