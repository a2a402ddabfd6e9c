/** A span of one store's time. Instants are UTC milliseconds, `toMs` excluded. */
interface Span {
  readonly store: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Things that go wrong in the shops, for alerts to find. */
export type Incident = { readonly id: string } & (
  | ({ readonly kind: 'silentStore' | 'opensLate' | 'closesEarly' | 'dataStops' | 'ticketDown' } & Span)
  | ({ readonly kind: 'salesDrop' | 'slowDay'; readonly lostShare: number } & Span)
  | ({ readonly kind: 'sellerAbsent'; readonly seller: number } & Span)
  | ({ readonly kind: 'largeSale'; readonly product: number; readonly pieces: number } & Span)
  | ({ readonly kind: 'wrongPrice'; readonly categories: readonly number[]; readonly percentOff: number } & Span)
  | { readonly kind: 'discountSpree'; readonly store: number; readonly seller: number; readonly day: number }
  | { readonly kind: 'refundSpike'; readonly store: number; readonly day: number; readonly refunds: number }
  | {
      readonly kind: 'productStops';
      /** Null: in every store. */
      readonly store: number | null;
      readonly product: number;
      readonly fromDay: number;
      readonly toDay: number;
    }
);

/** Weak sales that are nobody's fault and nothing to ring for. Minutes are of the store's own day, `toMinute` excluded. */
export interface LookAlike {
  readonly kind: 'rain' | 'slowMonday' | 'announcedClosing' | 'quietHour';
  readonly stores: readonly number[];
  readonly day: number;
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly lostShare: number;
}

/** What is planted in the seven days that end with the anchor's weekday. */
export interface WeekPlan {
  readonly incidents: readonly Incident[];
  readonly lookAlikes: readonly LookAlike[];
}
