import type { AlertEvidence, LowAction, LowCause } from '@vitrine/contracts';

/** What a product's share is made of, here and at its peers: the median of these, over the same weeks. Absent: unknown. */
export interface LowEvidence {
  /** On the shelf of this store now. */
  readonly stockE3?: number | undefined;
  /** Net sales ÷ units. */
  readonly priceE4?: number | undefined;
  readonly peersPriceE4?: number | undefined;
  /** Of the lines of tickets with its category, how many are of it. */
  readonly lineRate?: number | undefined;
  readonly peersLineRate?: number | undefined;
  /** Units that the peers sold in the later half of the weeks ÷ those of the earlier half. */
  readonly peersTrend?: number | undefined;
}

/** Above what the others take by more than this, a price is told as the cause. */
const DEARER = 1.05;
/** Below so much of what it was, it has fallen everywhere. */
const FELL = 0.7;
/** On fewer than so many of the lines that the peers have it on, it gets into fewer baskets. */
const FEWER = 0.8;

/**
 * Why a product sells less than its peers let expect, as far as figures say. The first that holds is told: without stock nothing sells,
 * whatever else is true; a higher price explains fewer baskets; and what falls everywhere is no matter of this store's shelf.
 */
export function causeOf(evidence: LowEvidence): LowCause {
  const { stockE3, priceE4, peersPriceE4, lineRate, peersLineRate, peersTrend } = evidence;
  if (stockE3 !== undefined && stockE3 <= 0) return 'noStock';
  if (ratio(priceE4, peersPriceE4) > DEARER) return 'priceAboveNetwork';
  if (peersTrend !== undefined && peersTrend < FELL) return 'fellEverywhere';
  if (peersLineRate && lineRate !== undefined && lineRate < FEWER * peersLineRate) return 'fewerPlacements';
  return 'unexplained';
}

const ratio = (own: number | undefined, other: number | undefined): number =>
  own === undefined || !other ? 1 : own / other;

export const actionOf: Readonly<Record<LowCause, LowAction>> = {
  noStock: 'restock',
  priceAboveNetwork: 'checkPrice',
  fewerPlacements: 'place',
  fellEverywhere: 'clear',
  newProduct: 'wait',
  unexplained: 'look',
};

/** A cause with the one figure that may be told to people of one store: of prices and of a fall, and never the share of the peers. */
export type LowBecause = NonNullable<AlertEvidence['because']>;

export function becauseOf(evidence: LowEvidence): LowBecause {
  const { priceE4, peersPriceE4, peersTrend } = evidence;
  const cause = causeOf(evidence);
  if (cause === 'priceAboveNetwork' && priceE4 && peersPriceE4)
    return { cause, rate: shown(priceE4 / peersPriceE4 - 1) };
  if (cause === 'fellEverywhere' && peersTrend !== undefined) return { cause, rate: shown(1 - peersTrend) };
  return { cause };
}

/** Whole per cent: what lies below it says nothing here. */
const shown = (rate: number): number => Math.round(rate * 100) / 100;
