import type { DateText } from '@vitrine/domain';
import type { MeasureId, Sums } from './measures.js';

/** What is told of another store: every measure that its totals are made of. */
export const TOLD_MEASURES = [
  'grossSales',
  'discounts',
  'returns',
  'netSales',
  'units',
  'tickets',
] as const satisfies readonly MeasureId[];

/**
 * The finest part of another store's sales that is ever told: a run of business days, nearly always one. Every answer is a sum of whole
 * cells. The borders of a cell never change, and cells of a store never overlap.
 */
export interface NetworkCell {
  readonly storeId: string;
  readonly from: DateText;
  /** The day that all of the cell counts on. */
  readonly to: DateText;
  /** What is told; absent: nothing yet. */
  readonly shown: Sums | undefined;
  /** Of a day under way: the figures told next, once a floor of further tickets lies behind them. */
  readonly waiting: Sums | undefined;
  /** Its last day was over at the last look. */
  readonly isOver: boolean;
  /** Told anew after its day was over. Its hours are told no more: they would reveal the hours of the difference. */
  readonly isRestated: boolean;
}

/** What a store sold on one business date, as the warehouse has it at this moment. */
export interface StoreDay {
  readonly storeId: string;
  readonly day: DateText;
  readonly sums: Sums;
  /** By hour of the day; asked only of days under way and for answers by hour. */
  readonly hours?: ReadonlyMap<number, Sums>;
}

/** All of a tenant's cells that end in a run of days, and how far they reach. */
export interface LedgerPage {
  /** Counts the writes; 0: nothing was ever written. */
  readonly version: number;
  /** The last day that was looked at; absent: none was. */
  readonly through: DateText | undefined;
  readonly cells: readonly NetworkCell[];
}

/** Keeps what was told of each store, so that every further step is at least a floor of tickets. All pods share it. */
export interface NetworkLedger {
  /** Every cell whose last day lies in the period. */
  read(tenantId: string, from: DateText, to: DateText): Promise<LedgerPage>;
  /** Writes cells over what was read. @returns false, having written nothing, when somebody else wrote since */
  write(tenantId: string, page: LedgerPage): Promise<boolean>;
}

/** a + b, measure by measure. */
export function addSums(a: Sums, b: Sums): Sums {
  return Object.fromEntries(TOLD_MEASURES.map((id) => [id, (a[id] ?? 0n) + (b[id] ?? 0n)]));
}

export const totalOf = (all: Iterable<Sums>): Sums => [...all].reduce(addSums, {});
export const ticketsOf = (sums: Sums | undefined): number => Number(sums?.tickets ?? 0n);
export const isSame = (a: Sums | undefined, b: Sums): boolean =>
  TOLD_MEASURES.every((id) => (a?.[id] ?? 0n) === (b[id] ?? 0n));
