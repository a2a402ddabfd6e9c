import { type Pair, standingOf } from './standing';

export const shownKinds = ['all', 'pinned', 'blocked', 'open'] as const;
export type ShownKind = (typeof shownKinds)[number];

/** Numbers of baskets with both that can be asked for; 0 is any. */
export const leastBaskets = [0, 20, 50, 200] as const;

export interface PairChoice {
  /** Words of a product: its name or its code. */
  words: string;
  shown: ShownKind;
  least: number;
}

const kindsOf = { pinned: 'pin', blocked: 'block', open: 'none' } as const;

/** The pairs that a person wants to see, in the order they came. Accents and capitals make no difference. */
export function choosePairs(pairs: readonly Pair[], { words, shown, least }: PairChoice, day: string): Pair[] {
  const sought = plain(words).split(/\s+/).filter(Boolean);
  return pairs.filter((pair) => {
    if (pair.basketsTogether < least) return false;
    if (shown !== 'all' && kindInForce(pair, day) !== kindsOf[shown]) return false;
    const texts = pair.productIds.map((id, index) => plain(`${pair.names[index] ?? ''} ${id}`));
    return sought.length === 0 || texts.some((text) => sought.every((word) => text.includes(word)));
  });
}

/** A decision that is over leaves a pair open; one to come is a decision already. */
function kindInForce(pair: Pair, day: string) {
  const { kind, when } = standingOf(pair, day);
  return when === 'over' ? 'none' : kind;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
