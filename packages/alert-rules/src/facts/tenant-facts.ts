import type { DateText, MinuteSpan, Subject, SumVector } from '@vitrine/domain';
import type { LowBecause, LowPerformer } from '@vitrine/metrics';

/** When a store sells on a weekday, by its own clock. */
export interface OpenHours {
  /** Monday is 1. */
  readonly weekday: number;
  /** HH:MM; `closes` of 24:00 or below `opens` is of the night after. */
  readonly opens: string;
  readonly closes: string;
}

/** What a store has said of one day. */
export interface AnnouncedHours {
  readonly day: DateText;
  /** Null: it stays shut. */
  readonly hours: { readonly opens: string; readonly closes: string } | null;
}

export interface StoreFacts {
  readonly id: string;
  readonly name: string;
  /** Absent while nobody knows. */
  readonly region?: string;
  readonly timeZone: string;
  /** Empty: not known, and the store counts as always open. */
  readonly hours: readonly OpenHours[];
  /** Days on which it has said that it opens at other hours, or at none. */
  readonly announced?: readonly AnnouncedHours[];
}

/** One day of a subject that is over. A day for which no sale arrived anywhere in its store is none. */
export interface PastDay {
  readonly day: DateText;
  /** Streamed sums of the minutes of the store's clock; within an hour, sales are taken as even. */
  readonly sumsIn: (span: MinuteSpan) => SumVector;
}

/** A low performer, and why it is one, where somebody looked. */
export interface LowFact extends LowPerformer {
  readonly because?: LowBecause;
}

/**
 * What rules need to know of a tenant beside the sales that come, as of one moment. Read from the warehouse anew every hour and after
 * corrections; the look-ups are called for every judged figure and must be fast.
 */
export interface TenantFacts {
  readonly asOfMs: number;
  /** Of the tenant: the clock of its network and regions. */
  readonly timeZone: string;
  readonly stores: ReadonlyMap<string, StoreFacts>;
  readonly categoryOf: (productId: string) => string | undefined;
  /** Of the eight weeks before, oldest first, and of the same weeks a year ago where there are any. */
  readonly pastDaysOf: (subject: Subject) => readonly PastDay[];
  /** Of the network, a region or a store: how many of those days are its own, not learned from its peers. */
  readonly soldDaysOf: (subject: Subject) => number;
  /** Net sales to reach on that day, in the currency; undefined where the store has no goal. */
  readonly goalOf: (storeId: string, day: DateText) => number | undefined;
  readonly lowPerformers: readonly LowFact[];
}
