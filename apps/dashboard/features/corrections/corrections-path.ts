import type { Period } from '@/lib/api/types';

const PAGE = 50;

/** The question to the api. @param storeIds null: every store of the scope */
export function correctionsPath({ from, to }: Period, storeIds: readonly string[] | null): string {
  const search = new URLSearchParams({ from, to, limit: String(PAGE) });
  if (storeIds) search.set('stores', storeIds.join(','));
  return `/v1/corrections?${search}`;
}
