import { type Span, usualOf } from '@vitrine/domain';
import { type ReadFigure, ticketsIn } from '@vitrine/metrics';
import { alikeDays, isHoliday } from './days-of-kind.js';
import type { ReferenceMaker } from './reference-maker.js';
import { sumsUpTo } from './sums-up-to.js';

/** Fewer days of a kind are too little history. */
const ENOUGH = 3;

/** What is usual in this span at this minute, by the days of the same kind. Holidays are too few to have anything usual. */
export function usualReference(figure: ReadFigure, span: Span): ReferenceMaker {
  return (subject, { day, minute }, facts) => {
    const past = facts.pastDaysOf(subject);
    const alike = alikeDays(past, day);
    if (alike.isRare) return { allDay: null };
    if (alike.days.length < ENOUGH) return { allDay: isHoliday(day) ? null : undefined };
    const days = alike.days
      .map((one) => sumsUpTo(past, { day: one.day, minute }, span))
      .filter((sums) => sums !== undefined);
    return usualOf(days, figure, ticketsIn) ?? null;
  };
}
