import { addDays, type DateText, daysBetween, type Period, weekdayOf } from '@vitrine/domain';
import type { Sums } from '../measures.js';
import type { MetricQuery } from '../metric-name.js';
import { OutsideScope } from '../metric-query-errors.js';
import { addSums, isSame, type NetworkCell, type StoreDay, ticketsOf, totalOf } from '../network-cell.js';
import { groupBy } from './group-by.js';
import type { Told } from './told-rows.js';

/** Hours of a store's week that are told together, `to` included; counted in the last of them. */
export interface HourCell {
  readonly storeId: string;
  /** The Monday of the week. */
  readonly monday: DateText;
  readonly hours: { readonly from: number; readonly to: number };
  readonly sums: Sums;
}

const SUNDAY = 7;

export const asksHours = (query: MetricQuery): boolean => placeOfHours(query) !== undefined;

/**
 * Hours of other stores are told over whole ISO weeks that are over, and beside nothing that is finer than a week.
 * @throws OutsideScope
 */
export function checkHours(query: MetricQuery, overThrough: DateText): void {
  const pointer = placeOfHours(query);
  if (pointer === undefined) return;
  const { from, to } = query.period;
  if (weekdayOf(from) !== 1 || weekdayOf(to) !== SUNDAY || to > overThrough) {
    throw new OutsideScope(pointer, 'hours of other stores are told over whole ISO weeks that are over');
  }
  const split = new Set<string>([
    ...(query.dimensions ?? []),
    ...(query.grain ? [query.grain] : []),
    ...(query.filters ?? []).map(({ dimension }) => dimension),
  ]);
  if (split.has('day') || split.has('weekday') || split.has('month')) {
    throw new OutsideScope(pointer, 'hours of other stores are not told by day');
  }
}

function placeOfHours(query: MetricQuery): string | undefined {
  const dimension = query.dimensions?.indexOf('hour') ?? -1;
  if (dimension >= 0) return `/dimensions/${dimension}`;
  const filter = query.filters?.findIndex((one) => one.dimension === 'hour') ?? -1;
  if (filter >= 0) return `/filters/${filter}`;
  return query.grain === 'hour' ? '/grain' : undefined;
}

/**
 * The hours told of each store's weeks. A week counts without an hour when too little was sold, or when its days were told otherwise than
 * the warehouse has them now.
 */
export function tellHours(
  cells: readonly NetworkCell[],
  days: readonly StoreDay[],
  { from, to }: Period,
  floor: number,
): { told: Told[]; joined: HourCell[] } {
  const told: Told[] = [];
  const joined: HourCell[] = [];
  const weekOf = (day: DateText): number => Math.floor(daysBetween(from, day) / 7);
  const daysOfStores = groupBy(days, (day) => day.storeId);
  for (const [storeId, ofStore] of groupBy(cells, (cell) => cell.storeId)) {
    const cellsOfWeeks = groupBy(ofStore, (cell) => weekOf(cell.to));
    const daysOfWeeks = groupBy(daysOfStores.get(storeId) ?? [], ({ day }) => weekOf(day));
    for (let monday = from, at = 0; monday <= to; monday = addDays(monday, 7), at++) {
      const sunday = addDays(monday, 6);
      const week = cellsOfWeeks.get(at) ?? [];
      const inWeek = daysOfWeeks.get(at) ?? [];
      const byHour = hourCells(storeId, monday, { week, days: inWeek, floor });
      for (const { hours, sums } of byHour) told.push({ storeId, day: sunday, hour: hours.to, sums });
      joined.push(...byHour.filter(({ hours }) => hours.from < hours.to));
      const rest = byHour.length > 0 ? [] : week.flatMap(({ shown }) => shown ?? []);
      told.push(...rest.map((sums) => ({ storeId, day: sunday, sums })));
    }
  }
  return { told, joined };
}

/**
 * Joins hours until each cell holds a floor of tickets on every day that sold anything, of two days at least. So any two sums, of hours, of
 * days or of days so far, are at least a floor of tickets apart.
 */
function hourCells(
  storeId: string,
  monday: DateText,
  { week, days, floor }: { week: readonly NetworkCell[]; days: readonly StoreDay[]; floor: number },
): HourCell[] {
  const rows = week.map((cell) => days.filter(({ day }) => cell.from <= day && day <= cell.to));
  const isWhole = week.every((cell, at) => isToldAsItIs(cell, monday, rows[at] ?? []));
  const covered = rows.flat().length;
  if (!isWhole || week.length < 2 || covered < days.length) return [];
  const made: HourCell[] = [];
  let from = 0;
  for (let hour = 0; hour < 24; hour++) {
    const ofRows = rows.map((row) => sumsOf(row, from, hour));
    if (ofRows.some((sums) => ticketsOf(sums) < floor)) continue;
    made.push({ storeId, monday, hours: { from, to: hour }, sums: totalOf(ofRows) });
    from = hour + 1;
  }
  return from === 24 || made.length === 0 ? made : withRest(made, rows.flat());
}

/** The last hours of the day, too few for a cell of their own, belong to the one before. */
function withRest(made: readonly HourCell[], days: readonly StoreDay[]): HourCell[] {
  const last = made.at(-1);
  if (last === undefined) return [];
  const rest = sumsOf(days, last.hours.to + 1, 23);
  if (isSame(undefined, rest)) return [...made];
  const lastSold = Math.max(...days.flatMap(({ hours }) => [...(hours?.keys() ?? [])]));
  const hours = { from: last.hours.from, to: lastSold };
  return [...made.slice(0, -1), { ...last, hours, sums: addSums(last.sums, rest) }];
}

function isToldAsItIs(cell: NetworkCell, monday: DateText, days: readonly StoreDay[]): boolean {
  const isSettled = cell.isOver && !cell.isRestated && cell.from >= monday;
  return isSettled && ticketsOf(cell.shown) > 0 && isSame(cell.shown, totalOf(days.map(({ sums }) => sums)));
}

const sumsOf = (days: readonly StoreDay[], from: number, to: number): Sums =>
  totalOf(
    days.flatMap(({ hours }) => [...(hours ?? [])].filter(([hour]) => from <= hour && hour <= to)).map(([, s]) => s),
  );
