import type { Interval } from '../explain/pair-claim.js';
import { intervalOf, timesTheDays } from './interval.js';

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

export type Uplift = TooEarly | MeasuredUplift;

export interface TooEarly {
  readonly state: 'too-early';
  readonly days: number;
  readonly missingDays: number;
  readonly heldOutTickets: number;
  /** Tickets without suggestions in the days that are missing, at the pace of those that are there; none before the first. */
  readonly missingHeldOutTickets: number | undefined;
}

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
  /** In as many days, tickets without suggestions at the pace so far. */
  readonly missingHeldOutTickets: number;
}

export const LEAST_DAYS = 14;
const FURTHEST_DAYS = 365;

/** What suggestions bring, by the difference of two ratios, with the interval of `intervalOf`. Days without a ticket do not count. */
export function upliftOf(days: readonly HoldoutDay[]): Uplift {
  const known = days.filter(({ shown, heldOut }) => shown.tickets + heldOut.tickets > 0);
  if (known.length < LEAST_DAYS) return tooEarly(known);
  const found = intervalOf(known);
  return found === undefined ? tooEarly(known) : measured(known, found.difference, found.interval);
}

function tooEarly(days: readonly HoldoutDay[]): TooEarly {
  const heldOutTickets = ticketsOf(days, 'heldOut');
  const byHoldout = days.length * ((timesTheDays(days) ?? 2) - 1);
  const missingDays = Math.min(FURTHEST_DAYS, Math.max(1, LEAST_DAYS - days.length, Math.ceil(byHoldout)));
  return {
    ...{ state: 'too-early', days: days.length, missingDays, heldOutTickets },
    missingHeldOutTickets: days.length === 0 ? undefined : Math.ceil((missingDays * heldOutTickets) / days.length),
  };
}

function measured(days: readonly HoldoutDay[], difference: number, interval: Interval): MeasuredUplift {
  const [shownTickets, heldOutTickets] = [ticketsOf(days, 'shown'), ticketsOf(days, 'heldOut')];
  const [low, high] = [Math.floor(interval.low), Math.ceil(interval.high)];
  const effect = low > 0 ? 'gain' : high < 0 ? 'loss' : 'unclear';
  const half = difference > 0 ? difference - low : high - difference;
  const missing = effect === 'unclear' ? missingDays(days.length, difference, half) : 0;
  return {
    state: 'measured',
    ...{ days: days.length, shownTickets, heldOutTickets },
    perTicketE4: Math.round(difference),
    perTicketInterval: { low, high },
    broughtE4: Math.round(difference * shownTickets),
    broughtInterval: { low: low * shownTickets, high: high * shownTickets },
    effect,
    missingDays: missing,
    missingHeldOutTickets: Math.ceil((missing * heldOutTickets) / days.length),
  };
}

/** The interval narrows with the root of the days. @param half from the difference to the end that lies beyond zero */
function missingDays(days: number, difference: number, half: number): number {
  const needed = difference === 0 ? FURTHEST_DAYS : days * (half / difference) ** 2;
  return Math.max(1, Math.min(FURTHEST_DAYS, Math.ceil(needed - days)));
}

function ticketsOf(days: readonly HoldoutDay[], kind: 'shown' | 'heldOut'): number {
  return days.reduce((sum, day) => sum + day[kind].tickets, 0);
}
