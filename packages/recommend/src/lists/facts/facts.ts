import type { DateText } from '@vitrine/domain';

/** Days of a trend: a fortnight beside the four weeks before it, so that each has every weekday as often. */
export const [RECENT_DAYS, BEFORE_DAYS] = [14, 28];
/** Days that sales "now" are of. */
export const MONTH_DAYS = 28;

/** Days of the baskets that a store's shares are of. Whoever is held against them is so by the same days. */
export const LEARNED_DAYS = 91;

/** What was sold of a product in the spans before a day. Lines are counted to judge how certain a change is. */
export interface SpanSales {
  readonly recentUnitsE3: number;
  readonly beforeUnitsE3: number;
  readonly recentLines: number;
  readonly beforeLines: number;
  /** Of `MONTH_DAYS`. */
  readonly monthUnitsE3: number;
  readonly monthSalesE4: number;
}

/** Days of either span that sales of a store have arrived for: a missing day is unknown, not zero. */
export interface KnownDays {
  readonly recent: number;
  readonly before: number;
  readonly month: number;
}

/** What was sold in the fortnight, beside what the four weeks before let expect in the days that are known. */
export interface Compared {
  readonly recentUnitsE3: number;
  readonly expectedUnitsE3: number;
  readonly recentLines: number;
  /** Lines that the expectation is as certain as; of several stores not always whole. */
  readonly beforeLines: number;
}

export interface Promotion {
  readonly name: string | null;
  readonly endsOn: DateText | null;
  /** 0.15 is 15 %. */
  readonly discountRate: number | null;
}

/** A product that a store sells or could sell. What is absent is unknown. */
export interface ListedProduct {
  readonly productId: string;
  readonly category: string;
  readonly priceE4?: number | undefined;
  readonly costE4?: number | undefined;
  readonly stockE3?: number | undefined;
  readonly promotion?: Promotion | undefined;
  readonly sales?: SpanSales | undefined;
  /** Baskets with it, of those of the store. */
  readonly baskets?: number | undefined;
}

/** Of all stores that are known in both spans, each by its own days, and how many of them sold it. */
export interface ComparedInStores extends Compared {
  readonly stores: number;
}

/** What all stores of a tenant know of a product. */
export interface NetworkProduct {
  readonly sold?: ComparedInStores | undefined;
  readonly baskets: number;
  readonly stores: number;
}

/** How far an uploaded index rose: the mean of its latest 28 days beside that of the 28 before. */
export interface MarketChange {
  /** Empty: of the whole market. */
  readonly category: string;
  readonly change: number;
}
