import {
  addDays,
  type DateText,
  daysBetween,
  type RetailDate,
  type RetailDateId,
  retailDatesBR,
} from '@vitrine/domain';

/** What a category sold on one day, in all of the stores that one learns from. Days without a row of any category are unknown. */
export interface CategoryDay {
  readonly category: string;
  readonly day: DateText;
  readonly salesE4: number;
  readonly lines: number;
}

/** A category that sells more of everything before a date than it usually does. */
export interface Season {
  readonly category: string;
  readonly event: RetailDateId;
  readonly date: DateText;
  /** Its share of sales in the days before the earlier dates ÷ its share in the eight weeks before those days. */
  readonly times: number;
  readonly occasions: number;
}

export interface Seasons {
  readonly found: readonly Season[];
  /** Dates ahead of which no earlier one lies in the history. */
  readonly unknown: readonly RetailDate[];
}

/** Who buys for a date begins about then to look. */
const AHEAD_DAYS = 10;
const USUAL_DAYS = 56;
const LEAST_USUAL_DAYS = 28;
const LEAST_TIMES = 1.15;
/** As for trends: many categories are looked at. */
const Z = 3;
/** Of a date that comes each month, once is chance. */
const leastOccasions = (id: RetailDateId): number => (id === 'payday' ? 2 : 1);

/** What sells before the dates that are ahead, as it did before the same dates earlier. */
export function seasonsOf(rows: readonly CategoryDay[], today: DateText): Seasons {
  const days = byDay(rows);
  const found: Season[] = [];
  const unknown: RetailDate[] = [];
  for (const ahead of datesAhead(today)) {
    const spans = earlierOf(ahead, today).flatMap((date) => spansOf(date, days) ?? []);
    if (spans.length < leastOccasions(ahead.id)) unknown.push(ahead);
    else found.push(...seasonsBefore(ahead, spans));
  }
  return { found, unknown };
}

type Sold = Map<string, { salesE4: number; lines: number }>;

function byDay(rows: readonly CategoryDay[]): ReadonlyMap<DateText, Sold> {
  const days = new Map<DateText, Sold>();
  for (const row of rows) {
    const sold = days.get(row.day) ?? new Map();
    days.set(row.day, sold);
    add(sold, row.category, row);
  }
  return days;
}

function add(sold: Sold, category: string, { salesE4, lines }: { salesE4: number; lines: number }): void {
  const sum = sold.get(category) ?? { salesE4: 0, lines: 0 };
  sold.set(category, { salesE4: sum.salesE4 + salesE4, lines: sum.lines + lines });
}

const yearOf = (day: DateText): number => Number(day.slice(0, 4));

function datesAhead(today: DateText): RetailDate[] {
  const year = yearOf(today);
  return [...retailDatesBR(year), ...retailDatesBR(year + 1)].filter(
    ({ from, to }) => daysBetween(today, from) <= AHEAD_DAYS && to >= today,
  );
}

/** Of the last two years: older habits are others. */
function earlierOf({ id }: RetailDate, today: DateText): RetailDate[] {
  const year = yearOf(today);
  return [year - 2, year - 1, year]
    .flatMap(retailDatesBR)
    .filter((date) => date.id === id && date.to < today && daysBetween(date.to, today) < 2 * 366);
}

interface Spans {
  readonly before: Sold;
  readonly usual: Sold;
}

/** Undefined where too many of the days are not known. */
function spansOf({ from, to }: RetailDate, days: ReadonlyMap<DateText, Sold>): Spans | undefined {
  const before = sumOf(days, from, to);
  const usual = sumOf(days, addDays(from, -USUAL_DAYS), addDays(from, -1));
  const isKnown = 2 * before.known >= daysBetween(from, to) + 1 && usual.known >= LEAST_USUAL_DAYS;
  return isKnown ? { before: before.sold, usual: usual.sold } : undefined;
}

function sumOf(days: ReadonlyMap<DateText, Sold>, from: DateText, to: DateText): { sold: Sold; known: number } {
  const sold: Sold = new Map();
  let known = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const ofDay = days.get(day);
    if (ofDay === undefined) continue;
    known++;
    for (const [category, sum] of ofDay) add(sold, category, sum);
  }
  return { sold, known };
}

function seasonsBefore({ id, day }: RetailDate, spans: readonly Spans[]): Season[] {
  const [before, usual]: [Sold, Sold] = [new Map(), new Map()];
  for (const span of spans) {
    for (const [category, sum] of span.before) add(before, category, sum);
    for (const [category, sum] of span.usual) add(usual, category, sum);
  }
  const [allBefore, allUsual] = [totalOf(before), totalOf(usual)];
  return [...before].flatMap(([category, sum]) => {
    const than = usual.get(category);
    if (category === '' || !than || sum.lines <= 0 || than.lines <= 0 || than.salesE4 <= 0) return [];
    const times = sum.salesE4 / allBefore.salesE4 / (than.salesE4 / allUsual.salesE4);
    const ofLines = sum.lines / allBefore.lines / (than.lines / allUsual.lines);
    const isSure = Math.log(ofLines) - Z * Math.sqrt(1 / sum.lines + 1 / than.lines) > 0;
    return times >= LEAST_TIMES && isSure ? [{ category, event: id, date: day, times, occasions: spans.length }] : [];
  });
}

function totalOf(sold: Sold): { salesE4: number; lines: number } {
  let [salesE4, lines] = [0, 0];
  for (const sum of sold.values()) {
    salesE4 += sum.salesE4;
    lines += sum.lines;
  }
  return { salesE4, lines };
}
