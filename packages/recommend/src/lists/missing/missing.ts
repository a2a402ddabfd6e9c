import type { MissingCode } from '@vitrine/contracts';
import { BEFORE_DAYS, type KnownDays, RECENT_DAYS } from '../facts/facts.js';
import { LEAST_BASKETS } from '../promote/claims.js';

/** What a list lacks to say more. */
export interface Missing {
  readonly code: MissingCode;
  readonly have?: number | undefined;
  readonly need?: number | undefined;
}

/** What was there to make a list of. */
export interface Known {
  /** Baskets of this store. */
  readonly baskets: number;
  readonly days: KnownDays;
  readonly hasMarket: boolean;
  readonly hasStock: boolean;
  readonly hasCosts: boolean;
  /** Dates ahead that no earlier one is known of. */
  readonly unknownDates: number;
  /** Stores of the tenant that sold. */
  readonly stores: number;
  /** Whether this tenant learns from all its stores. */
  readonly ofNetwork: boolean;
}

/** Who is held against others needs so many of them. */
const LEAST_STORES = 4;
/** Of a product below its peers, four whole weeks are judged. */
const LEAST_LOW_DAYS = 28;
/** Of fewer baskets no two products are told to go together. */
const LEAST_PAIR_BASKETS = 200;

const counted = (code: MissingCode, have: number, need: number): Missing[] =>
  have < need ? [{ code, have, need }] : [];
const plain = (code: MissingCode, isThere: boolean): Missing[] => (isThere ? [] : [{ code }]);
const daysOf = ({ recent, before }: KnownDays): number => recent + before;

export const missingOf = {
  promote: (known: Known): Missing[] => [
    ...counted('baskets', known.baskets, LEAST_BASKETS),
    ...counted('days', daysOf(known.days), (RECENT_DAYS + BEFORE_DAYS) / 2),
    ...plain('lastYear', known.unknownDates === 0),
    ...plain('market', known.hasMarket),
    ...plain('stock', known.hasStock),
    ...plain('costs', known.hasCosts),
  ],
  margins: (known: Known): Missing[] => plain('costs', known.hasCosts),
  low: (known: Known): Missing[] => [
    ...plain('network', known.ofNetwork),
    ...counted('peers', known.stores, LEAST_STORES),
    ...counted('days', daysOf(known.days), LEAST_LOW_DAYS),
    ...plain('stock', known.hasStock),
  ],
  bundles: (known: Known): Missing[] => [
    ...counted('baskets', known.baskets, LEAST_PAIR_BASKETS),
    ...plain('costs', known.hasCosts),
  ],
} satisfies Record<string, (known: Known) => Missing[]>;
