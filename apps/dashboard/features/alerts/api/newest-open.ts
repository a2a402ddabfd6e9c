import type { AlertList } from '@vitrine/contracts';
import { criticalPath, newestPath } from './alerts-path';

/** What is open, newest change first; critical alerts that many others have pushed off the page lead it. */
export async function newestOpen(ask: (path: string) => Promise<AlertList>): Promise<AlertList> {
  const newest = await ask(newestPath);
  const calmer = newest.items.filter(({ level }) => level !== 'critical');
  if (newest.items.length - calmer.length >= newest.counts.critical || calmer.length === 0) return newest;
  const critical = await ask(criticalPath);
  return { ...newest, items: [...critical.items, ...calmer] };
}
