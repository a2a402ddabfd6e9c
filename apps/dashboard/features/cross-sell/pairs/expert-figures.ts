import type { Pair } from '@/features/cross-sell/pair/standing';
import type { Formats } from '@/lib/format/formats';

const columns = ['together', 'support', 'there', 'back', 'lift', 'extra', 'margin'] as const;
export type ExpertColumn = (typeof columns)[number];

/** Those that the api tells this person: money of margins is not for everybody. */
export function expertColumnsOf(pairs: readonly Pair[]): readonly ExpertColumn[] {
  const hasMargin = pairs.some(({ marginPerBasket }) => marginPerBasket !== undefined);
  return columns.filter((column) => column !== 'margin' || hasMargin);
}

/** How a pair reads to whoever knows association rules. */
export function expertFigures(pair: Pair, formats: Formats): Record<ExpertColumn, string> {
  const { lift, support, confidence, basketsTogether, extraBaskets, marginPerBasket = [null, null] } = pair;
  const [ofSecond, ofFirst] = marginPerBasket.map((margin) => formats.figure(margin, 'money'));
  return {
    together: formats.figure(basketsTogether, 'count'),
    support: formats.percent(support, 2),
    there: formats.percent(confidence[0], 1),
    back: formats.percent(confidence[1], 1),
    lift: `${formats.rate(lift.value)} (${formats.rate(lift.low)} – ${formats.rate(lift.high)})`,
    extra: formats.figure(Math.round(extraBaskets), 'count'),
    margin: `A → B ${ofSecond} · B → A ${ofFirst}`,
  };
}
