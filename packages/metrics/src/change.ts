import type { MetricCell, MetricChange, Unit } from '@vitrine/contracts';
import { formatDecimal, roundHalfEven } from '@vitrine/domain';
import type { Scaled } from './ratio.js';

/** Two figures of one metric, as answers write them. */
export interface Compared {
  readonly unit: Unit;
  readonly current: MetricCell | undefined;
  readonly previous: MetricCell | undefined;
  /** Places in which money is shown: 2 for BRL. */
  readonly minorDigits: number;
  /** Why the two cannot be compared, whatever they are: a period without all of its days. */
  readonly gap?: Gap | undefined;
}

/** `day_under_way`: stores seen as totals are compared by whole days, and this one is not over. */
export type Gap = 'missing_days' | 'before_first_sale' | 'day_under_way';
const GAPS: ReadonlySet<unknown> = new Set<Gap>(['missing_days', 'before_first_sale', 'day_under_way']);

/** Under this much of the currency a percentage misleads. */
const SMALL_BASE = 50n;
/** Places of a percentage or of points: a ten-thousandth of a percent. */
const RATE_PLACES = 6;
/** Of these, the ones that people are shown: a tenth of a percent. */
const SHOWN_RATE_PLACES = 3;
const SHOWN_QUANTITY_PLACES = 2;

/**
 * What happened from `previous` to `current`; the one place that says so, for answers, screens, alerts and reports.
 * - A ratio moves in points, as an amount: 0.42 to 0.412 is −0.008.
 * - From nothing to something is `new`, and its value is what there is now.
 * - From below zero, or from less than 50 of the currency, it is the amount between the two.
 * - Else it is a percentage: 0.123 for 12.3 % more.
 * Money is decimal text, everything else a number. The direction is that of the value as people are shown it.
 */
export function changeOf({ unit, current, previous, minorDigits, gap }: Compared): MetricChange {
  if (gap !== undefined) return none(gap);
  if (current === null || current === undefined) return none('no_value');
  if (previous === null || previous === undefined) return none('no_base');
  const [now, before] = atOneScale(exact(current), exact(previous));
  if (unit === 'ratio') return pointsBetween(now, before);
  if (before.value === 0n && now.value > 0n) return { kind: 'new', value: current, direction: 'up' };
  if (before.value <= 0n || (unit === 'money' && before.value < SMALL_BASE * 10n ** BigInt(before.scale))) {
    return amountBetween(now, before, unit, minorDigits);
  }
  const rate = rateBetween(now.value - before.value, before.value);
  return { kind: 'percent', value: rateOf(rate), direction: directionOf(rate, RATE_PLACES, SHOWN_RATE_PLACES) };
}

/** The change of a figure that has moved since it was answered: what lacked days still lacks them. */
export function moveChange(last: MetricChange | undefined, compared: Omit<Compared, 'gap'>): MetricChange {
  return changeOf({ ...compared, gap: gapOf(last) });
}

/** Why the two figures had no days to compare; undefined where they had all of them. */
export function gapOf(change: MetricChange | undefined): Gap | undefined {
  return isGap(change?.reason) ? change.reason : undefined;
}

const isGap = (reason: MetricChange['reason']): reason is Gap => GAPS.has(reason);

const none = (reason: NonNullable<MetricChange['reason']>): MetricChange => ({
  kind: 'none',
  value: null,
  direction: null,
  reason,
});

function pointsBetween(now: Scaled, before: Scaled): MetricChange {
  const points = rateBetween(now.value - before.value, 10n ** BigInt(now.scale));
  return { kind: 'amount', value: rateOf(points), direction: directionOf(points, RATE_PLACES, SHOWN_RATE_PLACES) };
}

function amountBetween(now: Scaled, before: Scaled, unit: Unit, minorDigits: number): MetricChange {
  const difference = now.value - before.value;
  const text = formatDecimal(difference, now.scale, unit === 'money' ? minorDigits : 0);
  const shownPlaces = unit === 'money' ? minorDigits : SHOWN_QUANTITY_PLACES;
  return {
    kind: 'amount',
    value: unit === 'money' ? text : Number(text),
    direction: directionOf(difference, now.scale, shownPlaces),
  };
}

/** Between two places that people are shown, in steps of a rate. */
const HALF_SHOWN = 10n ** BigInt(RATE_PLACES - SHOWN_RATE_PLACES) / 2n;

/**
 * top ÷ bottom in steps of a rate, half-even. Whoever shows a rate rounds it once more: one that only rounding has put on the half stays on
 * its own side of it, so that people are shown the exact rate rounded once.
 * @param bottom above 0
 */
function rateBetween(top: bigint, bottom: bigint): bigint {
  const exact = top * 10n ** BigInt(RATE_PLACES);
  const rate = roundHalfEven(exact, bottom);
  const isOnHalf = rate % (2n * HALF_SHOWN) === HALF_SHOWN || rate % (2n * HALF_SHOWN) === -HALF_SHOWN;
  if (!isOnHalf || rate * bottom === exact) return rate;
  return rate * bottom < exact ? rate + 1n : rate - 1n;
}

const rateOf = (value: bigint): number => Number(formatDecimal(value, RATE_PLACES));

/** A change that is shown as nothing has no direction: people would see an arrow beside 0,0 %. */
function directionOf(value: bigint, scale: number, shownPlaces: number): 'up' | 'down' | 'same' {
  const size = value < 0n ? -value : value;
  if (2n * size * 10n ** BigInt(shownPlaces) < 10n ** BigInt(scale)) return 'same';
  return value > 0n ? 'up' : 'down';
}

/** A figure digit by digit: text as it is written, a number as its first twelve places. */
function exact(cell: string | number): Scaled {
  const text = typeof cell === 'string' ? cell : plainText(cell);
  const [whole = '', fraction = ''] = text.split('.');
  return { value: BigInt(whole + fraction), scale: fraction.length };
}

const NUMBER_PLACES = 12;
/** From here on a number is written with an exponent. */
const LARGEST_PLAIN = 1e21;
const plainText = (value: number): string =>
  Math.abs(value) < LARGEST_PLAIN ? value.toFixed(NUMBER_PLACES) : BigInt(value).toString();

function atOneScale(a: Scaled, b: Scaled): [Scaled, Scaled] {
  const scale = Math.max(a.scale, b.scale);
  const at = (of: Scaled): Scaled => ({ value: of.value * 10n ** BigInt(scale - of.scale), scale });
  return [at(a), at(b)];
}
