import type { LowCause, LowPerformerList } from '@vitrine/contracts';
import { addDecimals } from '@/lib/decimal';

export type LowItem = LowPerformerList['items'][number];

/** What can be acted on first. Named here: a page that loads the contract's values loads its schemas, which the policy of pages stops. */
const causes = Object.keys({
  noStock: true,
  priceAboveNetwork: true,
  fewerPlacements: true,
  fellEverywhere: true,
  unexplained: true,
  newProduct: true,
} satisfies Record<LowCause, true>) as LowCause[];

/** How many products have each cause that is there. */
export function causesOf(items: readonly LowItem[]): { cause: LowCause; count: number }[] {
  return causes
    .map((cause) => ({ cause, count: items.filter((item) => item.cause === cause).length }))
    .filter(({ count }) => count > 0);
}

/** Of the products that were judged: how many, and the sales that they miss together. New ones miss nothing yet. */
export function missedBy(items: readonly LowItem[]): { count: number; amount: string } {
  const missed = items.flatMap(({ salesMissing }) => salesMissing ?? []);
  return { count: missed.length, amount: addDecimals(missed) };
}
