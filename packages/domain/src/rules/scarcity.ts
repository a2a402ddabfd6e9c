/** How many sales are usual on one day of a subject, as days that are over tell it. */
export interface ExpectedSales {
  /** Sales before this minute of the day. It never falls. */
  readonly before: (minute: number) => number;
  /** How much days differ by more than chance, as a squared share: n sales vary by n + noise × n². */
  readonly noise: number;
  /** On how many days it was learned: few of them know it less well. */
  readonly days: number;
}

/** A stretch of time that ends now, with fewer sales than are usual in it. */
export interface Stretch {
  readonly fromMs: number;
  readonly count: number;
  readonly expected: number;
  /** How far counts usually lie from what is expected. */
  readonly spread: number;
  /** How far this one does: below 0, and 0 where no stretch has fewer than usual. */
  readonly spreads: number;
  /** Of a stretch of today: how far the day would lie had nothing been sold yet. */
  readonly emptySpreads?: number;
  /** Where tills have stopped that others go on beside: the same without what they usually sell. */
  readonly reportedSpreads?: number;
}

/** Sales of one minute, by the instant at which it ended. */
export interface SoldMinute {
  readonly endMs: number;
  readonly count: number;
}

/**
 * How strange so few sales are, in spreads of a normal distribution: −3 is as rare as a figure three spreads below its mean. Sales come by
 * chance (Poisson) around a level that differs from day to day (gamma), so that counts are of the negative binomial distribution; the
 * distance is the signed root of its deviance (McCullagh and Nelder 1989), which is near to normal also where few are expected. Without a
 * sale and without noise it is −√(2 × expected): ten that did not come are −4.5. Not above 0: more than is usual is no scarcity.
 *
 * @param noise how much the level differs, as a squared share; above 0
 */
export function spreadsBelow(count: number, expected: number, noise: number): number {
  if (count >= expected) return 0;
  const shape = 1 / noise;
  const own = count > 0 ? count * Math.log(count / expected) : 0;
  const deviance = 2 * (own - (count + shape) * Math.log((count + shape) / (expected + shape)));
  return -Math.sqrt(Math.max(0, deviance));
}

/** Expected sales that must fail to come, every one of them, before they are so many spreads below. */
export function leastExpected(spreads: number, noise: number): number {
  return (Math.exp((noise * spreads * spreads) / 2) - 1) / noise;
}

/** The noise of days, and that of not knowing the level well: of a stretch that was seen on few days. */
export function noiseOf({ noise, days }: Pick<ExpectedSales, 'noise' | 'days'>, expected: number): number {
  return noise + 1 / (Math.max(1, days) * Math.max(expected, Number.EPSILON));
}

/**
 * The strangest of all stretches that end now and begin with the opening or after a sale: a scan by the generalised likelihood ratio (Lai
 * 1995). So a till that falls silent is found in minutes and a weak day in hours, by one threshold and with no length to choose.
 *
 * @param minutes in which something was sold, newest first; taken off again counts as nothing sold
 * @param expectedSince how many sales are usual between an instant and now
 * @returns the longest one, with 0 spreads, where none has fewer than usual
 */
export function scarcestStretch(
  minutes: Iterable<SoldMinute>,
  expectedSince: (fromMs: number) => number,
  { fromMs, learned }: { readonly fromMs: number; readonly learned: Pick<ExpectedSales, 'noise' | 'days'> },
): Stretch {
  let scarcest: Stretch | undefined;
  let count = 0;
  for (const minute of minutes) {
    if (minute.endMs <= fromMs) break;
    if (minute.count <= 0) continue;
    const stretch = stretchOf(minute.endMs, count, expectedSince(minute.endMs), learned);
    if (stretch.spreads < (scarcest?.spreads ?? 0)) scarcest = stretch;
    count += minute.count;
  }
  const longest = stretchOf(fromMs, count, expectedSince(fromMs), learned);
  return scarcest !== undefined && scarcest.spreads <= longest.spreads ? scarcest : longest;
}

export function stretchOf(
  fromMs: number,
  count: number,
  expected: number,
  learned: Pick<ExpectedSales, 'noise' | 'days'>,
): Stretch {
  const noise = noiseOf(learned, expected);
  const spread = Math.sqrt(expected + noise * expected * expected);
  return { fromMs, count, expected, spread, spreads: spreadsBelow(count, expected, noise) };
}
