import { type DateText, daysBetween } from '@vitrine/domain';
import { isSame, type NetworkCell, type StoreDay, ticketsOf, totalOf } from './cell.js';
import { type CellNow, moveCell } from './move-cell.js';

/** Days of few tickets wait this long for others to be joined to. */
export const JOINED_WITHIN_DAYS = 31;

export interface Look {
  /** Tickets below which nothing is told. */
  readonly floor: number;
  /** No cell is missing that ends on this day or later; of days before it nothing is made. */
  readonly from: DateText;
  /** The last day that is over. */
  readonly overThrough: DateText;
}

/**
 * The cells after a look at what the warehouse has. Days that no cell has yet become cells: a day of fewer tickets than the
 * floor is joined to the next that sold, until they reach it; what does not, waits for days to come.
 * @param days of every store, all days of every cell among them
 * @returns every cell, and apart those that are new or changed
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
    const ofStore = [...(known.get(storeId) ?? [])].sort(byLastDay);
    const inOrder = [...(sold.get(storeId) ?? [])].sort((a, b) => (a.day < b.day ? -1 : 1));
    for (const cell of [
      ...ofStore,
      ...newCells(
        ofStore,
        inOrder.filter(({ day }) => day >= look.from),
        look.floor,
      ),
    ]) {
      const moved = moveCell(cell, nowOf(cell, inOrder), look.floor, cell.to <= look.overThrough);
      all.push(moved);
      if (!ofStore.includes(cell) || isMoved(cell, moved)) changed.push(moved);
    }
  }
  return { cells: all, changed };
}

/** Runs of days between the cells that are there: what is left of a run before a cell stays untold. */
function newCells(cells: readonly NetworkCell[], days: readonly StoreDay[], floor: number): NetworkCell[] {
  const made: NetworkCell[] = [];
  let run: StoreDay[] = [];
  let before: NetworkCell | undefined;
  for (const day of days) {
    const nextCell = cells.find((cell) => day.day <= cell.to);
    if (nextCell !== before) run = [];
    run = run.filter((waiting) => daysBetween(waiting.day, day.day) <= JOINED_WITHIN_DAYS);
    before = nextCell;
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

function nowOf({ from, to }: NetworkCell, days: readonly StoreDay[]): CellNow {
  const within = days.filter(({ day }) => from <= day && day <= to);
  const last = within.find(({ day }) => day === to);
  // Of several days only the last may be under way, and its first hours alone are not the cell's.
  const hours = within.length === 1 && last?.hours !== undefined ? { hours: last.hours } : {};
  return { sums: totalOf(within.map(({ sums }) => sums)), ...hours };
}

const isMoved = (a: NetworkCell, b: NetworkCell): boolean =>
  a.shown !== b.shown || a.waiting !== b.waiting || a.isOver !== b.isOver;
const byLastDay = (a: NetworkCell, b: NetworkCell): number => (a.to < b.to ? -1 : 1);

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}
