import { type Reference, type Span, usualPerSale } from '@vitrine/domain';
import { type ReadFigure, ticketsIn } from '@vitrine/metrics';
import type { PastDay } from '../facts/tenant-facts.js';
import { countedDays, usualDays } from './counted-days.js';
import { isHoliday } from './days-of-kind.js';
import type { ReferenceMaker } from './reference-maker.js';
import { sumsUpTo } from './sums-up-to.js';

const PARTS: ReadonlySet<string> = new Set(['seller', 'product', 'category']);
const DAY_MINUTES = 1_440;
const WHOLE_DAY: Span = { kind: 'soFar', of: 'day' };

/**
 * What a figure per sale usually is in this span at this hour, by all days of the eight weeks before: what a customer buys changes little
 * from one weekday to the next, and many days tell more than few. Past days know hours, so that one answer is right for each hour.
 */
export function usualPerSaleReference(figure: ReadFigure, span: Span): ReferenceMaker {
  const hourly = new WeakMap<
    readonly PastDay[],
    { readonly hour: string; readonly reference: Reference | undefined }
  >();
  return (subject, { day, minute }, facts) => {
    if (isHoliday(day)) return { allDay: null };
    const past = facts.pastDaysOf(subject);
    // What lies within a store has days only: of every hour of them its figures per sale are the same.
    const isPart = PARTS.has(subject.grain);
    const hour = isPart ? day : `${day} ${Math.floor(minute / 60)}`;
    const endMinute = isPart ? DAY_MINUTES : Math.ceil((minute + 1) / 60) * 60;
    const known = hourly.get(past);
    if (known?.hour === hour) return known.reference;
    const days = usualDays(countedDays(past), day)
      .map((one) => sumsUpTo(past, { day: one.day, minute: endMinute }, isPart ? WHOLE_DAY : span))
      .filter((sums) => sums !== undefined);
    const reference = usualPerSale(days, figure, ticketsIn);
    hourly.set(past, { hour, reference });
    return reference;
  };
}
