import { type MeasureId, measures, type Sums } from './measures.js';
import type { Scaled } from './ratio.js';

/** Measures that are added or taken off: `{ costNetSales: 1, cost: -1 }` is the margin. */
export type Terms = { readonly [id in MeasureId]?: 1 | -1 };

/** How a metric is computed: `top`, or `top` over `bottom`. */
export interface Formula {
  readonly top: Terms;
  readonly bottom?: Terms;
  /** Where more came back than was sold, a share of the sales would have the wrong sign: there is none. */
  readonly needsPositiveBottom?: true;
  /** Counts what the sum lacks. Where it is not 0, the sum would be a part that looks like the whole: there is none. */
  readonly gaps?: MeasureId;
}

/** The measures of a formula, each once. */
export function measuresOf({ top, bottom = {}, gaps }: Formula): MeasureId[] {
  return [...new Set([...idsOf(top), ...idsOf(bottom), ...(gaps === undefined ? [] : [gaps])])];
}

/** Of terms: the sum, exactly. What nothing was added to is 0. */
export function sumTerms(terms: Terms, sums: Sums): Scaled {
  const scale = scaleOf(terms);
  const value = idsOf(terms).reduce((sum, id) => {
    const atScale = (sums[id] ?? 0n) * 10n ** BigInt(scale - measures[id].scale);
    return terms[id] === 1 ? sum + atScale : sum - atScale;
  }, 0n);
  return { value, scale };
}

/** Decimal places that the sum of these terms needs. */
export const scaleOf = (terms: Terms): number => Math.max(...idsOf(terms).map((id) => measures[id].scale));

/** The terms' measures in the order in which they are written. */
export const idsOf = (terms: Terms): MeasureId[] => Object.keys(terms) as MeasureId[];
