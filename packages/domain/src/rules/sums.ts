/** Sums of one group, each an exact integer of the unit that its reader gives the position. */
export type SumVector = readonly number[];

/** Adds `part` to `sums`, or takes it off. False once one of the sums is too large to be exact. */
export function addTo(sums: number[], part: SumVector, sign: 1 | -1 = 1): boolean {
  let isExact = true;
  for (let index = 0; index < sums.length; index++) {
    const sum = (sums[index] as number) + sign * (part[index] ?? 0);
    sums[index] = sum + 0;
    isExact &&= Number.isSafeInteger(sum);
  }
  return isExact;
}

export const noSums = (width: number): number[] => new Array<number>(width).fill(0);
