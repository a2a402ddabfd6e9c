import { addDays, type DateText, type Reference, type Span } from '@vitrine/domain';
import type { ReadFigure } from '@vitrine/metrics';
import { isHoliday } from './days-of-kind.js';
import type { ReferenceMaker } from './reference-maker.js';
import { sumsUpTo } from './sums-up-to.js';

type Past = 'sameWeekday' | 'previousWindow' | 'lastYear';

/** The same span up to the same minute, a week, a period or a year (364 days, weekday on weekday) before. */
export function pastReference(figure: ReadFigure, span: Span, past: Past): ReferenceMaker {
  return (subject, { day, minute }, facts) => {
    const days = facts.pastDaysOf(subject);
    for (const before of candidates(day, span, past)) {
      const sums = sumsUpTo(days, { day: before, minute }, span);
      if (sums) return referenceOf(figure(sums));
    }
    return isHoliday(day) ? null : undefined;
  };
}

/** Nothing lies a known distance from one day: only bands have a spread. */
const referenceOf = (expected: number | null): Reference | null => (expected === null ? null : { expected, spread: 1 });

/** A holiday is compared with nothing, and nothing with one: the week before it is taken instead. */
function candidates(day: DateText, span: Span, past: Past): DateText[] {
  if (past === 'lastYear') return [addDays(day, -364)];
  if (past === 'previousWindow') return [previous(day, span)];
  return [7, 14, 21, 28].map((days) => addDays(day, -days)).filter((before) => !isHoliday(before));
}

function previous(day: DateText, span: Span): DateText {
  if (span.kind === 'last' || span.of === 'day') return addDays(day, -1);
  return span.of === 'week' ? addDays(day, -7) : sameDayLastMonth(day);
}

/** Of a longer month: the last day of the shorter one. */
function sameDayLastMonth(day: DateText): DateText {
  const lastOfMonth = addDays(`${day.slice(0, 7)}-01`, -1);
  const same = `${lastOfMonth.slice(0, 7)}-${day.slice(8)}`;
  return same < lastOfMonth ? same : lastOfMonth;
}
