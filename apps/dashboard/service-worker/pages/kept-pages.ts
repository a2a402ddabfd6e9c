import { KEPT_PAGES } from '../../lib/offline/forget';

/** Pages that are read without a network, each with the files that it names. */
const MAY_BE_KEPT = /^\/me\/[a-z]+$/;
const FILES = /\/_next\/static\/[^"'\\\s)]+/g;

/** Fetches a page once more and keeps it, with the files that it names and those that it has loaded since. */
export async function keepPage(path: string, loaded: readonly string[]): Promise<void> {
  if (!MAY_BE_KEPT.test(path)) return;
  const answer = await fetch(path, { cache: 'no-store' });
  if (!answer.ok || answer.redirected) return;
  const cache = await caches.open(KEPT_PAGES);
  const files = [...new Set([...((await answer.clone().text()).match(FILES) ?? []), ...loaded.filter(isStatic)])];
  const known = await Promise.all(files.map(async (file) => (await cache.match(file)) !== undefined));
  await cache.addAll(files.filter((_, index) => known[index] !== true));
  await cache.put(path, answer);
}

const isStatic = (path: string): boolean => path.startsWith('/_next/static/');
export const isFile = (url: string): boolean => isStatic(new URL(url).pathname);

/** The kept page or file of an address; undefined where there is none. A page was kept without what its address chose. */
export async function findKept(url: string): Promise<Response | undefined> {
  const { origin, pathname, search } = new URL(url);
  if (!isStatic(pathname) && !MAY_BE_KEPT.test(pathname)) return undefined;
  const found = await (await caches.open(KEPT_PAGES)).match(pathname);
  return found && search !== '' && !isStatic(pathname) ? Response.redirect(`${origin}${pathname}`) : found;
}
