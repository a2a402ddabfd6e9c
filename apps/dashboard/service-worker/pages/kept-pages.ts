import { KEPT_PAGES } from '../../lib/offline/forget';

/** Pages that are read without a network, each with the files that it names. */
const MAY_BE_KEPT = /^\/me\/[a-z]+$/;
const FILES = /\/_next\/static\/[^"'\\\s)]+/g;

/**
 * Fetches a page once more and keeps it, with the files that it names and those that it has loaded since.
 * @param isStillHere whether its person is, who may go while it is on its way: what was forgotten is not put back
 */
export async function keepPage(
  path: string,
  loaded: readonly string[],
  isStillHere: () => Promise<boolean>,
): Promise<void> {
  if (!MAY_BE_KEPT.test(path)) return;
  const answer = await fetch(path, { cache: 'no-store' });
  if (!answer.ok || answer.redirected || !(await isStillHere())) return;
  const cache = await caches.open(KEPT_PAGES);
  const files = [...new Set([...((await answer.clone().text()).match(FILES) ?? []), ...loaded.filter(isStatic)])];
  // First of all, so that nobody else takes a file away that this page is about to keep.
  await cache.put(listOf(path), Response.json(files));
  const known = await Promise.all(files.map(async (file) => (await cache.match(file)) !== undefined));
  await cache.addAll(files.filter((_, index) => known[index] !== true));
  await cache.put(path, answer);
  if (!(await isStillHere())) await Promise.all([path, listOf(path)].map((kept) => cache.delete(kept)));
  await dropOldFiles(cache);
}

/** Where the names of a page's files lie. No page has this address. */
const LIST = '.files';
const listOf = (path: string): string => `${path}${LIST}`;

/** Files of older builds that no kept page has. */
async function dropOldFiles(cache: Cache): Promise<void> {
  const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  // A page of a release that wrote no list: what it needs is unknown.
  if (paths.some((path) => MAY_BE_KEPT.test(path) && !paths.includes(listOf(path)))) return;
  const lists = await Promise.all(paths.filter((path) => path.endsWith(LIST)).map((path) => cache.match(path)));
  const wanted = new Set((await Promise.all(lists.map((list) => list?.json() ?? []))).flat() as string[]);
  const old = paths.filter((path) => isStatic(path) && !wanted.has(path));
  await Promise.all(old.map((path) => cache.delete(path)));
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
