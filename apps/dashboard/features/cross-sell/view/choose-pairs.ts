import { type Pair, standingOf } from '@/features/cross-sell/pair/standing';
import { hasWords } from '@/lib/plain-words';

export const shownKinds = ['all', 'open', 'approved', 'pinned', 'blocked'] as const;
export type ShownKind = (typeof shownKinds)[number];

/** Numbers of baskets with both that can be asked for; 0 is any. */
export const leastBaskets = [0, 20, 50, 200] as const;
export const FIRST_LEAST = 50;

export interface PairChoice {
  /** Words of a product: its name or its code. */
  words: string;
  shown: ShownKind;
  least: number;
}

const kindsOf = { open: 'none', approved: 'approve', pinned: 'pin', blocked: 'block' } as const;

/** The pairs that a person wants to see, in the order they came. Accents and capitals make no difference. */
export function choosePairs(pairs: readonly Pair[], { words, shown, least }: PairChoice, day: string): Pair[] {
  return pairs.filter((pair) => {
    if (pair.basketsTogether < least) return false;
    if (shown !== 'all' && kindInForce(pair, day) !== kindsOf[shown]) return false;
    return pair.productIds.some((id, index) => hasWords(`${pair.names[index] ?? ''} ${id}`, words));
  });
}

/** A decision that is over leaves a pair open; one to come is a decision already. */
function kindInForce(pair: Pair, day: string) {
  const { kind, when } = standingOf(pair, day);
  return when === 'over' ? 'none' : kind;
}
