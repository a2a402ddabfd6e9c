import type { Interval } from '../explain/pair-claim.js';
import { drawsOf } from './draws.js';
import { studentT975 } from './student-t.js';

/** All of one business date that somebody answers for, in both kinds of hours. A return counts in the hour of the sale that it takes back. */
export interface HoldoutDay {
  readonly businessDate: string;
  /** Hours in which sellers saw suggestions. */
  readonly shown: TicketSums;
  readonly heldOut: TicketSums;
}

export interface TicketSums {
  readonly tickets: number;
  readonly netSalesE4: number;
}

export type Uplift =
  | { readonly state: 'too-early'; readonly days: number; readonly missingDays: number }
  | MeasuredUplift;

/** Money is whole ten-thousandths. The true figure lies in an interval with 95 %. */
export interface MeasuredUplift {
  readonly state: 'measured';
  readonly days: number;
  readonly shownTickets: number;
  readonly heldOutTickets: number;
  /** Net sales per ticket: where suggestions are shown, less where they are not. */
  readonly perTicketE4: number;
  readonly perTicketInterval: Interval;
  /** The same over all tickets of hours with suggestions. */
  readonly broughtE4: number;
  readonly broughtInterval: Interval;
  /** Whether the interval lies on one side of zero. */
  readonly effect: 'gain' | 'loss' | 'unclear';
  /** About how many days more until an effect of this size would be clear; none where it is. */
  readonly missingDays: number;
}

export const LEAST_DAYS = 14;
const DRAWS = 1_000;
const FURTHEST_DAYS = 365;

/**
 * What suggestions bring, by the difference of two ratios. Its error is the spread over whole days drawn with replacement (Efron, Tibshirani:
 * "An introduction to the bootstrap", 1993, chapter 8), because tickets of one day are alike. Few days make the spread itself uncertain, so
 * the interval is Student's with one degree less than days.
 */
export function upliftOf(days: readonly HoldoutDay[]): Uplift {
  const known = days.filter(({ shown, heldOut }) => shown.tickets + heldOut.tickets > 0);
  const difference = differenceOf(known);
  if (known.length < LEAST_DAYS || difference === undefined)
    return { state: 'too-early', days: known.length, missingDays: Math.max(1, LEAST_DAYS - known.length) };
  return measured(known, difference, studentT975(known.length - 1) * spreadOf(known));
}

function measured(days: readonly HoldoutDay[], difference: number, half: number): MeasuredUplift {
  const shownTickets = ticketsOf(days, 'shown');
  const low = Math.floor(difference - half);
  const high = Math.ceil(difference + half);
  const effect = low > 0 ? 'gain' : high < 0 ? 'loss' : 'unclear';
  return {
    state: 'measured',
    days: days.length,
    shownTickets,
    heldOutTickets: ticketsOf(days, 'heldOut'),
    perTicketE4: Math.round(difference),
    perTicketInterval: { low, high },
    broughtE4: Math.round(difference * shownTickets),
    broughtInterval: { low: low * shownTickets, high: high * shownTickets },
    effect,
    missingDays: effect === 'unclear' ? missingDays(days.length, difference, half) : 0,
  };
}

/** The interval narrows with the root of the days. */
function missingDays(days: number, difference: number, half: number): number {
  const needed = difference === 0 ? FURTHEST_DAYS : days * (half / difference) ** 2;
  return Math.max(1, Math.min(FURTHEST_DAYS, Math.ceil(needed - days)));
}

/** None where one kind has no ticket. */
function differenceOf(days: readonly HoldoutDay[]): number | undefined {
  const [shown, heldOut] = [ticketsOf(days, 'shown'), ticketsOf(days, 'heldOut')];
  if (shown === 0 || heldOut === 0) return undefined;
  const money = (kind: 'shown' | 'heldOut') => days.reduce((sum, day) => sum + day[kind].netSalesE4, 0);
  return money('shown') / shown - money('heldOut') / heldOut;
}

function ticketsOf(days: readonly HoldoutDay[], kind: 'shown' | 'heldOut'): number {
  return days.reduce((sum, day) => sum + day[kind].tickets, 0);
}

/** The standard error of the difference. Draws whose days lack a kind say nothing and are left out. */
function spreadOf(days: readonly HoldoutDay[]): number {
  const next = drawsOf(days.length);
  const drawn: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const difference = differenceOf(days.map(() => days[next()] as HoldoutDay));
    if (difference !== undefined) drawn.push(difference);
  }
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
  const squares = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  // Drawn days vary less than days do, by one in their number.
  return Math.sqrt((squares / (drawn.length - 1)) * (days.length / (days.length - 1)));
}
