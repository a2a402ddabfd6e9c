import { z } from 'zod';
import type { BasketCounts } from '../baskets/counts.js';
import { bestSellers } from './best-sellers.js';
import { type HiddenCase, hitRate } from './choose-model.js';
import { chooseLive, type LiveChoice } from './live.js';
import { chooseNightly, type NightlyChoice } from './nightly.js';

/** Baskets to choose by: more make the choice slower, hardly better. */
export const MOST_CASES = 1_000;
/** How fast baskets may grow old: a season, half a year. Without one they count as long as they are kept. */
export const HALF_LIVES_WEEKS = [8, 26] as const;
/** Of fewer, the best is the luckiest. */
const FEWEST_CASES = 100;
/** Of all baskets, the latest: so many at least are asked, and most are learned from. */
const ASKED_SHARE = 0.2;
const FEWEST_LEARNED = 500;

const bestSellersChoice = z.object({ kind: z.literal('best-sellers') });
const liveChoice = z.discriminatedUnion('kind', [
  bestSellersChoice,
  z.object({ kind: z.literal('cosine-max'), weight: z.number(), leastTogether: z.number().exactOptional() }),
  z.object({ kind: z.literal('smoothed-share'), strength: z.number(), leastTogether: z.number() }),
  z.object({ kind: z.literal('asymmetric-cosine'), alpha: z.number(), locality: z.number() }),
]) satisfies z.ZodType<LiveChoice>;
const nightlyChoice = z.discriminatedUnion('kind', [
  bestSellersChoice,
  z.object({
    kind: z.literal('ease'),
    ease: z.object({ lambda: z.number(), denseProducts: z.int().positive(), tailWeight: z.number() }),
    weight: z.number(),
  }),
]) satisfies z.ZodType<NightlyChoice>;

/** By what a tenant's companions are ranked, as it is kept. */
export const modelChoiceSchema = z.object({
  live: liveChoice,
  nightly: nightlyChoice,
  ranks: z.enum(['live', 'nightly']),
  /** A basket counts half after so many weeks; absent: as long as it is kept. */
  halfLifeWeeks: z.number().positive().exactOptional(),
});
export type ModelChoice = z.output<typeof modelChoiceSchema>;

export interface JudgedChoice {
  readonly choice: ModelChoice;
  /** Name of the model that ranks. */
  readonly model: string;
  readonly cases: number;
  /** In how many of the cases the first five had what was hidden. Those of the chosen flatter: they were chosen by them. */
  readonly hits: { readonly bestSellers: number; readonly live: number; readonly nightly: number };
}

/**
 * The Monday that parts baskets to learn from and later ones to ask: the latest that leaves a fifth of them for asking.
 * @param weeks Mondays in order, each with its baskets
 * @returns undefined where too few lie before every such Monday
 */
export function validationCut(weeks: readonly { week: string; baskets: number }[]): string | undefined {
  const all = weeks.reduce((sum, { baskets }) => sum + baskets, 0);
  let later = 0;
  for (const { week, baskets } of weeks.toReversed()) {
    later += baskets;
    if (later >= all * ASKED_SHARE) return all - later >= FEWEST_LEARNED ? week : undefined;
  }
  return undefined;
}

/** Counts of the baskets that lie before the cases, and the cases by their codes. */
export interface Learned {
  readonly counts: BasketCounts;
  readonly cases: readonly HiddenCase[];
  /** By which the counts are decayed. */
  readonly halfLifeWeeks?: number | undefined;
}

/**
 * Chooses by later baskets. A nightly model ranks only where it finds more than the best live one, which is as fresh as the last ticket. How
 * fast baskets grow old is chosen by the live models: it is the same for both, and each fit of a nightly one takes seconds.
 * @param learned the first is not decayed, and stays unless another finds more
 * @returns undefined of too few cases
 */
export function chooseModels(learned: readonly [Learned, ...Learned[]]): JudgedChoice | undefined {
  if (learned[0].cases.length < FEWEST_CASES) return undefined;
  const {
    counts: before,
    cases,
    halfLifeWeeks,
    live,
  } = learned
    .map((one) => ({ ...one, live: chooseLive(one.counts, one.cases) }))
    .reduce((best, one) => (one.live.hitRate > best.live.hitRate ? one : best));
  const nightly = chooseNightly(before, cases);
  const yardstick = { hitRate: hitRate(bestSellers(before), cases, 5) };
  const ranks = nightly.hitRate > live.hitRate ? 'nightly' : 'live';
  const hitsOf = ({ hitRate }: { hitRate: number }) => Math.round(hitRate * cases.length);
  return {
    choice: {
      ...{ live: live.choice, nightly: nightly.choice, ranks },
      ...(halfLifeWeeks !== undefined && { halfLifeWeeks }),
    },
    model: nameOf(ranks === 'nightly' ? nightly.choice : live.choice),
    cases: cases.length,
    hits: { bestSellers: hitsOf(yardstick), live: hitsOf(live), nightly: hitsOf(nightly) },
  };
}

function nameOf(choice: LiveChoice | NightlyChoice): string {
  switch (choice.kind) {
    case 'best-sellers':
      return 'best-sellers';
    case 'ease':
      return `ease ${choice.ease.lambda} + ${choice.weight} p`;
    case 'cosine-max':
      return `cosine-max + ${choice.weight} p`;
    case 'smoothed-share':
      return `smoothed share ${choice.strength}`;
    case 'asymmetric-cosine':
      return `asymmetric cosine ${choice.alpha}^${choice.locality}`;
  }
}
