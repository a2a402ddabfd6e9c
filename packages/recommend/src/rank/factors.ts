import { type FactorName, factorNames } from '@vitrine/contracts';
import type { Candidate, Factor, Weights } from './offer.js';

/** The middle of the known figures of all candidates: what a product's own are held against. */
export interface Typical {
  readonly marginE4: number | undefined;
  readonly priceE4: number | undefined;
}

/** One candidate's margin or price may not outweigh all else. */
const FURTHEST = 4;
/** Stock that lasts longer wants to be sold; stock that ends sooner sells without us. */
export const OVERSTOCK_DAYS = 90;
const SHORT_DAYS = 3;
const STEP = 0.5;
/** What a seller is paid more for. */
const PLAN = 0.25;

export function factorsOf(candidate: Candidate, typical: Typical, weights: Weights): Factor[] {
  return factorNames.map((name) => {
    const times = timesOf[name](candidate, typical, weights);
    return { name, isKnown: times !== undefined, times: times ?? 1 };
  });
}

export function typicalOf(candidates: readonly Candidate[]): Typical {
  return { marginE4: medianOf(candidates.map(marginOf)), priceE4: medianOf(candidates.map(({ priceE4 }) => priceE4)) };
}

/** Each is undefined where it is unknown. */
const timesOf: Readonly<
  Record<FactorName, (candidate: Candidate, typical: Typical, weights: Weights) => number | undefined>
> = {
  margin: (candidate, { marginE4 }, { margin }) => beside(marginOf(candidate), marginE4, margin),
  price: ({ priceE4 }, typical, { price }) => beside(priceE4, typical.priceE4, price),
  stock: ({ stockDays }, _, { stock }) => (stockDays === undefined ? undefined : 1 + stock * stockStep(stockDays)),
  promotion: ({ isPromoted }, _, { promotion }) =>
    isPromoted === undefined ? undefined : 1 + (isPromoted ? promotion : 0),
  plan: ({ isInPlan }) => (isInPlan === undefined ? undefined : 1 + (isInPlan ? PLAN : 0)),
};

function marginOf({ priceE4, costE4 }: Candidate): number | undefined {
  return priceE4 === undefined || costE4 === undefined ? undefined : priceE4 - costE4;
}

/** (own ÷ typical) to the power of the weight, between a quarter and four times. */
function beside(own: number | undefined, typical: number | undefined, weight: number): number | undefined {
  if (own === undefined || typical === undefined) return undefined;
  const ratio = typical > 0 ? own / typical : 1;
  return Math.min(FURTHEST, Math.max(1 / FURTHEST, ratio)) ** weight;
}

/** Between -½ and ½, for a weight between 0 and 1 the factor stays above 0. */
function stockStep(days: number): number {
  if (days >= OVERSTOCK_DAYS) return STEP;
  return days < SHORT_DAYS ? -STEP : 0;
}

function medianOf(figures: readonly (number | undefined)[]): number | undefined {
  const known = figures.filter((figure) => figure !== undefined).sort((one, other) => one - other);
  return known[Math.floor(known.length / 2)];
}
