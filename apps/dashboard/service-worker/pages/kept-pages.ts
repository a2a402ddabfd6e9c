import { KEPT_PAGES } from '../../lib/offline/forget';

/** Pages that are read without a network, each with the files that it names. */
const MAY_BE_KEPT = /^\/me\/[a-z]+$/;
const FILES = /\/_next\/static\/[^"'\\\s)]+/g;

/** Fetches a page and its files once more and keeps them; of a page that is kept already, what it names no more is left out. */
export async function keepPage(path: string): Promise<void> {
  if (!MAY_BE_KEPT.test(path)) return;
  const answer = await fetch(path, { cache: 'no-store' });
  if (!answer.ok || answer.redirected) return;
  const cache = await caches.open(KEPT_PAGES);
  const files = [...new Set((await answer.clone().text()).match(FILES) ?? [])];
  const known = await Promise.all(files.map(async (file) => (await cache.match(file)) !== undefined));
  await cache.addAll(files.filter((_, index) => known[index] !== true));
  await cache.put(path, answer);
}

/** The kept page or file of an address; undefined where there is none. */
export async function findKept(url: string): Promise<Response | undefined> {
  const { pathname } = new URL(url);
  if (!pathname.startsWith('/_next/static/') && !MAY_BE_KEPT.test(pathname)) return undefined;
  return (await caches.open(KEPT_PAGES)).match(pathname);
}

export const isFile = (url: string): boolean => new URL(url).pathname.startsWith('/_next/static/');
