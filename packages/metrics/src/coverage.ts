import type { PeriodCoverage } from '@vitrine/contracts';
import { addDays, type DateText, daysOf, isoWeekOf, weekdayOf } from '@vitrine/domain';
import type { Access } from './access.js';
import { arrivedDays, type KnownDays, type StoreDays } from './arrived-days.js';
import type { Gap } from './change.js';
import type { Window } from './comparison.js';
import type { Cell } from './definitions.js';
import type { DimensionName } from './dimensions.js';
import type { Filter } from './filters.js';

/** Values of the dimensions of one row; empty for the total. */
type Keys = Readonly<Record<string, Cell>>;

export interface Coverage {
  readonly asked: PeriodCoverage;
  readonly comparePeriod?: PeriodCoverage;
}

/** How completely the sales of a question's periods have arrived. */
export interface CoverageReader {
  /** Of all that was asked for. */
  readonly whole: Coverage;
  /** Why a row's two figures cannot be compared; undefined when they can. */
  gapOf(keys: Keys): Gap | undefined;
}

export interface CoverageQuestion {
  readonly known: KnownDays;
  readonly today: DateText;
  readonly access: Access;
  readonly filters: readonly Filter[];
  readonly asked: Window;
  readonly compared: Window | undefined;
}

/** The days of a row in either period, of which each date is laid over the asked period. */
interface RowDays {
  readonly asked: DateText[];
  readonly compared: DateText[];
}

const TIMES: readonly DimensionName[] = ['day', 'week', 'month', 'weekday'];

/**
 * A day is covered from the first sale of the row's stores until today, when the tenant has sales of it or the stores were closed. A
 * store without sales on a day on which others sold has sold nothing: that is a zero, not a gap. The day under way may have no sales yet
 * and lacks nothing for a change, which ends at this minute.
 */
export function readCoverage(question: CoverageQuestion): CoverageReader {
  const daysFor = rowDays(question);
  const arrived = arrivedDays(question.known);
  const storesFor = remember((keys: Keys) => arrived(storesOf(question, keys)), ['store', 'region']);
  const gapOf = remember(
    (keys: Keys) => gapBetween(daysFor(keys), storesFor(keys), question.today),
    ['store', 'region', ...TIMES],
  );
  const [days, stores] = [daysFor({}), storesFor({})];
  const coverageOf = (some: readonly DateText[]): PeriodCoverage => ({
    days: some.length,
    covered: some.filter((day) => isCovered(day, stores, question.today)).length,
    since: stores.firstDay ?? null,
  });
  const whole = { asked: coverageOf(days.asked) };
  return { whole: question.compared ? { ...whole, comparePeriod: coverageOf(days.compared) } : whole, gapOf };
}

function gapBetween({ asked, compared }: RowDays, stores: StoreDays, today: DateText): Gap | undefined {
  const { firstDay } = stores;
  if (firstDay === undefined || compared.every((day) => day < firstDay)) return 'before_first_sale';
  const needed = [...compared, ...asked.filter((day) => day < today)];
  return needed.every((day) => isCovered(day, stores, today)) ? undefined : 'missing_days';
}

function isCovered(day: DateText, { firstDay, hasArrived }: StoreDays, today: DateText): boolean {
  return firstDay !== undefined && firstDay <= day && day <= today && hasArrived(day);
}

/** The days of each row: those of the period that its dimensions of time, and the filters, leave. */
function rowDays({ asked, compared, filters }: CoverageQuestion): (keys: Keys) => RowDays {
  const used = filters.filter(({ dimension }) => TIMES.includes(dimension));
  const isKept = (dated: Dated) =>
    used.every(({ dimension, values }) => values.some((value) => value === timeOf(dimension, dated)));
  const kept = { asked: datesOf(asked).filter(isKept), compared: datesOf(compared).filter(isKept) };
  const indexes = new Map<string, ReadonlyMap<string, RowDays>>();
  return (keys) => {
    const split = TIMES.filter((dimension) => keys[dimension] !== undefined);
    const index = indexes.get(split.join()) ?? indexDays(kept, split);
    indexes.set(split.join(), index);
    return index.get(JSON.stringify(split.map((dimension) => keys[dimension]))) ?? { asked: [], compared: [] };
  };
}

function datesOf(window: Window | undefined): Dated[] {
  if (!window) return [];
  const { period, shiftDays } = window;
  const laid = daysOf({ from: addDays(period.from, shiftDays), to: addDays(period.to, shiftDays) });
  return daysOf(period).map((day, at) => ({ day, laid: laid[at] as DateText }));
}

/** Days by the values of some dimensions of time. */
function indexDays(
  of: { readonly asked: readonly Dated[]; readonly compared: readonly Dated[] },
  split: readonly DimensionName[],
): ReadonlyMap<string, RowDays> {
  const index = new Map<string, RowDays>();
  for (const period of ['asked', 'compared'] as const) {
    for (const dated of of[period]) {
      const id = JSON.stringify(split.map((dimension) => timeOf(dimension, dated)));
      const days = index.get(id) ?? { asked: [], compared: [] };
      days[period].push(dated.day);
      index.set(id, days);
    }
  }
  return index;
}

interface Dated {
  readonly day: DateText;
  /** Its counterpart in the asked period. */
  readonly laid: DateText;
}

/** The same values as the dimensions' SQL. */
function timeOf(dimension: DimensionName, { day, laid }: Dated): string | number {
  if (dimension === 'weekday') return weekdayOf(day);
  if (dimension === 'week') return isoWeekOf(laid);
  return dimension === 'month' ? laid.slice(0, 7) : laid;
}

/**
 * The stores behind a row. Where one of them has an alias, all stores of the tenant count: its first sale would reveal which it is.
 */
function storesOf({ known, access, filters }: CoverageQuestion, keys: Keys): readonly string[] {
  const all = [...known.stores.keys()];
  const isChosen = (storeId: string): boolean => {
    const { region, shownAs } = known.stores.get(storeId) ?? {};
    if (access.storeIds !== undefined && !access.storeIds.includes(storeId)) return false;
    if (keys.store !== undefined && keys.store !== shownAs) return false;
    if (keys.region !== undefined && keys.region !== region) return false;
    return filters.every(({ dimension, values }) => {
      if (dimension === 'store') return values.some((value) => value === storeId);
      return dimension !== 'region' || values.some((value) => value === region);
    });
  };
  const chosen = all.filter(isChosen);
  return chosen.some((storeId) => known.stores.get(storeId)?.shownAs !== storeId) ? all : chosen;
}

/** Thousands of rows have few different answers. */
function remember<T>(answer: (keys: Keys) => T, dimensions: readonly DimensionName[]): (keys: Keys) => T {
  const known = new Map<string, { value: T }>();
  return (keys) => {
    const id = JSON.stringify(dimensions.map((dimension) => keys[dimension]));
    const found = known.get(id) ?? { value: answer(keys) };
    known.set(id, found);
    return found.value;
  };
}
