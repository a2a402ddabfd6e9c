import type { MarginBandName } from '@vitrine/contracts';

/** What one unit earns, told in three steps: the middle of each third of the tenant's products, and where the thirds part. */
export interface MarginBands {
  readonly partsE4: readonly [number, number];
  readonly middlesE4: readonly [number, number, number];
}

/** @param sixths five margins that part all products that earn into six equal parts, the lowest first */
export function marginBandsOf([low, firstPart, middle, secondPart, high]: readonly [
  number,
  number,
  number,
  number,
  number,
]): MarginBands {
  return { partsE4: [firstPart, secondPart], middlesE4: [low, middle, high] };
}

/**
 * The middle of the band that a margin is in. All that is ordered by it tells at most the band of a product, however often and beside
 * whichever others somebody asks for it.
 */
export function bandedMarginE4({ partsE4, middlesE4 }: MarginBands, marginE4: number): number {
  if (marginE4 < partsE4[0]) return middlesE4[0];
  return marginE4 < partsE4[1] ? middlesE4[1] : middlesE4[2];
}

/** The same by name. */
export function bandNameOf({ partsE4 }: MarginBands, marginE4: number): MarginBandName {
  if (marginE4 < partsE4[0]) return 'normal';
  return marginE4 < partsE4[1] ? 'middle' : 'high';
}
