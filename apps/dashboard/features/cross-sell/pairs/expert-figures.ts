import type { Pair } from '@/features/cross-sell/pair/standing';
import type { Formats } from '@/lib/format/formats';

export const expertColumns = ['together', 'support', 'there', 'back', 'lift', 'extra'] as const;
export type ExpertColumn = (typeof expertColumns)[number];

/** How a pair reads to whoever knows association rules. */
export function expertFigures(pair: Pair, formats: Formats): Record<ExpertColumn, string> {
  const { lift, support, confidence, basketsTogether, extraBaskets } = pair;
  return {
    together: formats.figure(basketsTogether, 'count'),
    support: formats.percent(support, 2),
    there: formats.percent(confidence[0], 1),
    back: formats.percent(confidence[1], 1),
    lift: `${formats.rate(lift.value)} (${formats.rate(lift.low)} – ${formats.rate(lift.high)})`,
    extra: formats.figure(Math.round(extraBaskets), 'count'),
  };
}
