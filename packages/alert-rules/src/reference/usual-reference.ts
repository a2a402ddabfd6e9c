import { type Span, type SumVector, usualOf } from '@vitrine/domain';
import { type ReadFigure, streamedMeasures } from '@vitrine/metrics';
import { alikeDays, isHoliday } from './days-of-kind.js';
import type { ReferenceMaker } from './reference-maker.js';
import { sumsUpTo } from './sums-up-to.js';

const TICKETS = streamedMeasures.indexOf('tickets');
const ticketsOf = (sums: SumVector): number => sums[TICKETS] as number;

/** What is usual in this span at this minute, by the days of the same kind. Holidays are too few to have anything usual. */
export function usualReference(figure: ReadFigure, span: Span): ReferenceMaker {
  return (subject, { day, minute }, facts) => {
    const past = facts.pastDaysOf(subject);
    const days = alikeDays(past, day)
      .map((alike) => sumsUpTo(past, { day: alike.day, minute }, span))
      .filter((sums) => sums !== undefined);
    const usual = usualOf(days, figure, ticketsOf);
    return usual ?? (isHoliday(day) || days.length >= ENOUGH ? null : undefined);
  };
}

/** From so many days on, that nothing is usual is known: it is no lack of history. */
const ENOUGH = 3;
