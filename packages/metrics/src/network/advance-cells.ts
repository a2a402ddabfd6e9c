import { type DateText, daysBetween } from '@vitrine/domain';
import { isSame, type NetworkCell, type StoreDay, ticketsOf, totalOf } from '../network-cell.js';
import { groupBy } from './group-by.js';
import { type CellNow, moveCell } from './move-cell.js';

/** Days of few tickets wait this long for others to join. */
export const JOINED_WITHIN_DAYS = 31;

export interface Look {
  /** Tickets below which nothing is told. */
  readonly floor: number;
  /** No cell is missing that ends on this day or later; earlier days get none. */
  readonly from: DateText;
  /** The last day that is over. */
  readonly overThrough: DateText;
}

/**
 * The cells after a look at the warehouse. Days without a cell become cells. A day of fewer tickets than the floor joins the next ones that
 * sold, until they reach it; else it waits for days to come.
 * @param days of every store, all days of every cell among them
 * @returns every cell, and separately those that are new or changed
 */
export function advanceCells(
  cells: readonly NetworkCell[],
  days: readonly StoreDay[],
  look: Look,
): { cells: NetworkCell[]; changed: NetworkCell[] } {
  const known = groupBy(cells, (cell) => cell.storeId);
  const sold = groupBy(days, (day) => day.storeId);
  const all: NetworkCell[] = [];
  const changed: NetworkCell[] = [];
  for (const storeId of new Set([...known.keys(), ...sold.keys()])) {
    const there = [...(known.get(storeId) ?? [])].sort(byLastDay);
    const inOrder = [...(sold.get(storeId) ?? [])].sort((a, b) => (a.day < b.day ? -1 : 1));
    const move = (cell: NetworkCell) =>
      moveCell(cell, nowOf(daysWithin(inOrder, cell), cell), look.floor, cell.to <= look.overThrough);
    for (const cell of there) {
      const moved = move(cell);
      all.push(moved);
      if (isMoved(cell, moved)) changed.push(moved);
    }
    const made = newCells(there, daysWithin(inOrder, { from: look.from }), look.floor).map(move);
    all.push(...made);
    changed.push(...made);
  }
  return { cells: all, changed };
}

/** Runs of days between the existing cells: the rest of a run before a cell stays untold. */
function newCells(cells: readonly NetworkCell[], days: readonly StoreDay[], floor: number): NetworkCell[] {
  const made: NetworkCell[] = [];
  let run: StoreDay[] = [];
  let next = 0;
  for (const day of days) {
    for (; (cells[next]?.to ?? day.day) < day.day; next++) run = [];
    const nextCell = cells[next];
    run = run.filter((waiting) => daysBetween(waiting.day, day.day) <= JOINED_WITHIN_DAYS);
    if (nextCell !== undefined && nextCell.from <= day.day) continue;
    if (run.length > 0 || !isSame(undefined, day.sums)) run.push(day);
    if (run.reduce((sum, one) => sum + ticketsOf(one.sums), 0) < floor) continue;
    const { storeId, day: to } = day;
    const from = run[0]?.day ?? to;
    made.push({ storeId, from, to, shown: undefined, waiting: undefined, isOver: false, isRestated: false });
    run = [];
  }
  return made;
}

function nowOf(within: readonly StoreDay[], { to }: NetworkCell): CellNow {
  const [only] = within;
  // Of several days only the last may be under way, and its first hours alone are not the cell's.
  const hours = within.length === 1 && only?.day === to && only.hours !== undefined ? { hours: only.hours } : {};
  return { sums: totalOf(within.map(({ sums }) => sums)), ...hours };
}

/** Those of a store's days, which are in order, that lie in a run of days. */
function daysWithin(days: readonly StoreDay[], { from, to }: { from: DateText; to?: DateText }): StoreDay[] {
  let [start, later] = [0, days.length];
  while (start < later) {
    const middle = (start + later) >> 1;
    if ((days[middle] as StoreDay).day < from) start = middle + 1;
    else later = middle;
  }
  if (to === undefined) return days.slice(start);
  let end = start;
  for (let day = days[end]?.day; day !== undefined && day <= to; day = days[end]?.day) end++;
  return days.slice(start, end);
}

const isMoved = (a: NetworkCell, b: NetworkCell): boolean =>
  a.shown !== b.shown || a.waiting !== b.waiting || a.isOver !== b.isOver;
const byLastDay = (a: NetworkCell, b: NetworkCell): number => (a.to < b.to ? -1 : 1);
