/** Sums of one group, each an exact integer of the unit that its reader gives the position. NaN: it was too large to be exact. */
export type SumVector = readonly number[];

/** Sums as JSON has them: it has no NaN, and writes null. */
export type KeptSums = readonly (number | null)[];

/**
 * Adds `part` to `sums`, or takes it off. A sum that grows too large to be exact is NaN from then on, and leaves the others as they are.
 * False where one of them is.
 */
export function addTo(sums: number[], part: SumVector, sign: 1 | -1 = 1): boolean {
  let isExact = true;
  for (let index = 0; index < sums.length; index++) {
    const sum = (sums[index] as number) + sign * (part[index] ?? 0);
    const fits = sum <= Number.MAX_SAFE_INTEGER && sum >= Number.MIN_SAFE_INTEGER;
    sums[index] = fits ? sum + 0 : Number.NaN;
    isExact &&= fits;
  }
  return isExact;
}

export const noSums = (width: number): number[] => new Array<number>(width).fill(0);

/** Sums that were kept as JSON; those of an earlier version may be fewer. */
export function takenUp(kept: KeptSums, width = kept.length): number[] {
  const sums = kept.map((sum) => (Number.isSafeInteger(sum) ? (sum as number) : Number.NaN));
  return [...sums, ...noSums(Math.max(0, width - sums.length))];
}
