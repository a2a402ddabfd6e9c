import type { Interval } from '../explain/pair-claim.js';
import { drawsOf } from './draws.js';
import { studentT975 } from './student-t.js';
import type { HoldoutDay } from './uplift.js';

const DRAWS = 1_000;
/** Below, neither Student's expansion nor the spread of so few days can be trusted. */
const LEAST_EFFECTIVE_DAYS = 5;

/**
 * The difference of net sales per ticket and an interval that holds the true one with 95 %; none where the hours held out are too few.
 *
 * Its error is the spread over whole days drawn with replacement (Efron, Tibshirani: "An introduction to the bootstrap", 1993, chapter 8),
 * because tickets of one day are alike. Two things would make it too narrow. Few hours are held out, on some days none, so the degrees of
 * freedom are those of the tickets held out (Kish's effective number of days, less one), as Satterthwaite counts unequal parts. And tickets
 * are skewed: where large ones are missing, the mean and its spread are both too small. So each end is the further of Student's and of
 * Hall's ("On the removal of skewness by transformation", 1992).
 */
export function intervalOf(days: readonly HoldoutDay[]): { difference: number; interval: Interval } | undefined {
  const table = tableOf(days);
  const sums = sumsOf(table, (at) => at);
  const difference = differenceOf(sums);
  const effective = effectiveDays(days);
  if (difference === undefined || effective < LEAST_EFFECTIVE_DAYS) return undefined;
  const [t, spread, skewness] = [studentT975(effective - 1), spreadOf(table), skewnessOf(days, sums)];
  const ends = [t, withoutSkewness(t, skewness)].map((one) => difference - one * spread);
  const others = [-t, withoutSkewness(-t, skewness)].map((one) => difference - one * spread);
  return { difference, interval: { low: Math.min(...ends), high: Math.max(...others) } };
}

/** How many times the days that are there it takes to have an interval, at their pace; none where no hour of them was held out. */
export function timesTheDays(days: readonly HoldoutDay[]): number | undefined {
  const effective = effectiveDays(days);
  return effective === 0 ? undefined : LEAST_EFFECTIVE_DAYS / effective;
}

/** Leslie Kish: "Survey sampling", 1965, of the tickets held out by day. */
function effectiveDays(days: readonly HoldoutDay[]): number {
  let [sum, squares] = [0, 0];
  for (const { heldOut } of days) {
    sum += heldOut.tickets;
    squares += heldOut.tickets ** 2;
  }
  return squares === 0 ? 0 : sum ** 2 / squares;
}

/** Tickets and net sales of a day, shown and held out: four numbers each, in one row. */
function tableOf(days: readonly HoldoutDay[]): Float64Array {
  return Float64Array.from(
    days.flatMap(({ shown, heldOut }) => [shown.tickets, shown.netSalesE4, heldOut.tickets, heldOut.netSalesE4]),
  );
}

type Sums = readonly [shownTickets: number, shownE4: number, heldOutTickets: number, heldOutE4: number];

/** @param dayAt which day stands at a place */
function sumsOf(table: Float64Array, dayAt: (place: number) => number): Sums {
  let [shownTickets, shownE4, heldOutTickets, heldOutE4] = [0, 0, 0, 0];
  const end = table.length / 4;
  for (let place = 0; place < end; place++) {
    const row = 4 * dayAt(place);
    shownTickets += table[row] as number;
    shownE4 += table[row + 1] as number;
    heldOutTickets += table[row + 2] as number;
    heldOutE4 += table[row + 3] as number;
  }
  return [shownTickets, shownE4, heldOutTickets, heldOutE4];
}

/** None where one kind has no ticket. */
const differenceOf = ([shownTickets, shownE4, heldOutTickets, heldOutE4]: Sums): number | undefined =>
  shownTickets === 0 || heldOutTickets === 0 ? undefined : shownE4 / shownTickets - heldOutE4 / heldOutTickets;

/** The standard error of the difference. Draws whose days lack a kind say nothing and are left out. */
function spreadOf(table: Float64Array): number {
  const days = table.length / 4;
  const next = drawsOf(days);
  const drawn: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const difference = differenceOf(sumsOf(table, next));
    if (difference !== undefined) drawn.push(difference);
  }
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
  const squares = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  // Drawn days vary less than days do, by one in their number.
  return Math.sqrt((squares / (drawn.length - 1)) * (days / (days - 1)));
}

/** Of what each day adds to the difference, over the root of the number of days. */
function skewnessOf(days: readonly HoldoutDay[], sums: Sums): number {
  const [shownTickets, shownE4, heldOutTickets, heldOutE4] = sums;
  const [meanShown, meanHeldOut] = [shownE4 / shownTickets, heldOutE4 / heldOutTickets];
  let [squares, cubes] = [0, 0];
  for (const { shown, heldOut } of days) {
    const added =
      (shown.netSalesE4 - meanShown * shown.tickets) / shownTickets -
      (heldOut.netSalesE4 - meanHeldOut * heldOut.tickets) / heldOutTickets;
    squares += added ** 2;
    cubes += added ** 3;
  }
  return squares === 0 ? 0 : cubes / squares ** 1.5;
}

/** Hall's transformation, turned round: the point of the skewed statistic that belongs to one of Student's. */
function withoutSkewness(t: number, skewness: number): number {
  if (Math.abs(skewness) < 1e-9) return t;
  return (3 / skewness) * (Math.cbrt(1 + skewness * (t - skewness / 6)) - 1);
}
