import type { Unit } from '@vitrine/contracts';
import { roundHalfEven } from '@vitrine/domain';
import { definitions } from '../definitions.js';
import { scaleOf, sumTerms, type Terms } from '../formula.js';
import type { Sums } from '../measures.js';
import type { MetricName } from '../metric-name.js';
import { divide, type Scaled } from '../ratio.js';
import { apportion } from './apportion.js';

/** The sums of one part on both sides of a comparison. */
export interface Pair {
  readonly now: Sums;
  readonly before: Sums;
}

/** A change of a metric, taken apart. All figures are integers of 10^-places. */
export interface Decomposition {
  readonly places: number;
  readonly now: bigint;
  readonly before: bigint;
  readonly change: bigint;
  /** One for each part, in the same order. */
  readonly parts: readonly Effect[];
}

export interface Effect {
  /** Null where the part's own figure is undefined: no ticket, no average ticket. */
  readonly now: bigint | null;
  readonly before: bigint | null;
  /** What the part moved of the whole. All of them add up to the change. */
  readonly contribution: bigint;
  /** Of a ratio: what its numerator moved; the rest of the contribution is its denominator's. */
  readonly numeratorEffect?: bigint;
  /** The contribution before it was rounded, over a divisor that all parts have in common. */
  readonly exact: bigint;
}

/** Money that had to be divided is quoted to a ten-thousandth, like every other; a ratio to a ten-thousandth of a point. */
const quotientPlaces = (unit: Unit): number => (unit === 'money' ? 4 : 6);

/**
 * What each part moved of a metric.
 *
 * A sum S: the contribution of part i is ΔS(i).
 *
 * A ratio R = N ÷ D of the whole, with Δ from before (0) to now (1) and R̄ = (R0 + R1) ÷ 2, D̄ = (D0 + D1) ÷ 2:
 * - ΔR = (ΔN − R̄·ΔD) ÷ D̄, exactly
 * - the contribution of part i is (ΔN(i) − R̄·ΔD(i)) ÷ D̄: its numerator effect ΔN(i) ÷ D̄ and its denominator effect −R̄·ΔD(i) ÷ D̄
 *
 * These are Bennet's symmetric weights (T. L. Bennet, "The theory of measurement of changes in cost of living", JRSS 83, 1920): they leave
 * no residual, favour neither side, and need no ratio of the part itself. A part whose ratio stays the same moves the whole by its weight
 * alone, up where its ratio is above the average.
 * @returns null where the ratio is undefined on one side: its denominator is not above zero
 * @throws RangeError for a metric that parts do not add up to
 */
export function decompose(metric: MetricName, pairs: readonly Pair[]): Decomposition | null {
  const { formula, unit } = definitions[metric];
  if (!addsUp(metric)) throw new RangeError(`${metric} does not add up over parts`);
  if (!formula.bottom) return decomposeSum(formula.top, pairs);
  return decomposeRatio({ top: formula.top, bottom: formula.bottom, places: quotientPlaces(unit) }, pairs);
}

/** The metric of one part, in the same places as its decomposition; null where it is undefined. */
export function figureIn(metric: MetricName, sums: Sums): bigint | null {
  const { formula, unit } = definitions[metric];
  if (!formula.bottom) return amountOf(formula.top, sums);
  return ratioOf({ top: formula.top, bottom: formula.bottom, places: quotientPlaces(unit) }, sums);
}

/** Whoever sells in two parts of the day is one active seller, and a goal may lack days. */
const addsUp = (metric: MetricName): boolean => metric !== 'activeSellers' && !definitions[metric].formula.gaps;

function decomposeSum(top: Terms, pairs: readonly Pair[]): Decomposition {
  const parts = pairs.map((pair): Effect => {
    const [now, before] = [amountOf(top, pair.now), amountOf(top, pair.before)];
    return { now, before, contribution: now - before, exact: now - before };
  });
  const [now, before] = [add(parts.map((part) => part.now ?? 0n)), add(parts.map((part) => part.before ?? 0n))];
  return { places: scaleOf(top), now, before, change: now - before, parts };
}

interface Ratio {
  readonly top: Terms;
  readonly bottom: Terms;
  readonly places: number;
}

function decomposeRatio(of: Ratio, pairs: readonly Pair[]): Decomposition | null {
  const totalOf = (terms: Terms, side: keyof Pair): Scaled => ({
    value: add(pairs.map((pair) => amountOf(terms, pair[side]))),
    scale: scaleOf(terms),
  });
  const [n0, n1, d0, d1] = [
    totalOf(of.top, 'before'),
    totalOf(of.top, 'now'),
    totalOf(of.bottom, 'before'),
    totalOf(of.bottom, 'now'),
  ];
  const [now, before] = [divide(n1, d1, of.places), divide(n0, d0, of.places)];
  if (now === null || before === null || d0.value < 0n || d1.value < 0n) return null;
  // Multiplied by D0·D1·(D0 + D1), which is above zero, everything is whole.
  const unit = 10n ** BigInt(d0.scale + of.places);
  const divisor = d0.value * d1.value * (d0.value + d1.value) * 10n ** BigInt(n0.scale);
  const ofTop = 2n * d0.value * d1.value * unit;
  const ofBottom = (n0.value * d1.value + n1.value * d0.value) * unit;
  const exact = pairs.map((pair) => ofTop * changeIn(of.top, pair) - ofBottom * changeIn(of.bottom, pair));
  const contributions = apportion(exact, divisor);
  const parts = pairs.map(
    (pair, at): Effect => ({
      now: ratioOf(of, pair.now),
      before: ratioOf(of, pair.before),
      contribution: contributions[at] ?? 0n,
      numeratorEffect: roundHalfEven(ofTop * changeIn(of.top, pair), divisor),
      exact: exact[at] ?? 0n,
    }),
  );
  return { places: of.places, now, before, change: add(contributions), parts };
}

const ratioOf = ({ top, bottom, places }: Ratio, sums: Sums): bigint | null =>
  divide(sumTerms(top, sums), sumTerms(bottom, sums), places);
const changeIn = (terms: Terms, { now, before }: Pair): bigint => amountOf(terms, now) - amountOf(terms, before);
const amountOf = (terms: Terms, sums: Sums): bigint => sumTerms(terms, sums).value;
const add = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);
