import { clearTable } from './database';

export const KEPT_PAGES = 'vitrine-kept-pages';

/** Removes what was last read, and the pages to read it on: they name a person. What waits to be sent stays, and is sent by that person. */
export async function forgetKept(): Promise<void> {
  // Who was here goes first: a page that is kept meanwhile looks there, and what it put away before is deleted below.
  try {
    await clearTable('kept');
  } finally {
    await caches.delete(KEPT_PAGES);
  }
}
