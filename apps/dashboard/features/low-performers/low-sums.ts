import { type LowCause, type LowPerformerList, lowCauses } from '@vitrine/contracts';
import { addDecimals } from '@/lib/decimal';

export type LowItem = LowPerformerList['items'][number];

/** How many products have each cause that is there, in the order of the contract. */
export function causesOf(items: readonly LowItem[]): { cause: LowCause; count: number }[] {
  return lowCauses
    .map((cause) => ({ cause, count: items.filter((item) => item.cause === cause).length }))
    .filter(({ count }) => count > 0);
}

/** Of the products that were judged: how many, and the sales that they miss together. New ones miss nothing yet. */
export function missedBy(items: readonly LowItem[]): { count: number; amount: string } {
  const missed = items.flatMap(({ salesMissing }) => salesMissing ?? []);
  return { count: missed.length, amount: addDecimals(missed) };
}
