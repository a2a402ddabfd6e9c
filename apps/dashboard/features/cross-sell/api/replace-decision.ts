import type { PairDecisionItem } from '@vitrine/contracts';
import type { PairPages } from './use-pairs';

/** The list with what was decided of one pair in it. */
export function replaceDecision(pages: PairPages, decided: PairDecisionItem): PairPages {
  const [a, b] = decided.productIds;
  const isMeant = (ids: readonly string[]) => ids.includes(a) && ids.includes(b);
  const place = decided.storeId === null ? 'inAllStores' : 'decision';
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.map((pair) => (isMeant(pair.productIds) ? { ...pair, [place]: decided } : pair)),
    })),
  };
}
