import type { Sums } from '../measures.js';
import { isSame, type NetworkCell, type StoreDay, ticketsOf, totalOf } from '../network-cell.js';

/** What a cell holds now. */
export interface CellNow extends Pick<StoreDay, 'hours'> {
  readonly sums: Sums;
}

/**
 * The cell after one more look. What is told of it only ever moves by at least `floor` tickets, to nothing or to at least `floor` of them.
 *
 * While its last day is under way, what is told stays a floor behind what is known. So the last step, to the whole day, is of at least a
 * floor too, and a day that is over is told whole.
 * @param isOver its last day is over
 */
export function moveCell(cell: NetworkCell, now: CellNow, floor: number, isOver: boolean): NetworkCell {
  const isTellable = ticketsOf(now.sums) >= floor || isSame(undefined, now.sums);
  if (isOver) return isTellable ? settle(cell, now.sums, floor) : cell;
  if (!isTellable || !isFar(now.sums, cell.waiting ?? cell.shown, floor)) return cell;
  if (cell.waiting !== undefined) return { ...cell, shown: cell.waiting, waiting: now.sums };
  return { ...cell, shown: cell.shown ?? wholeHours(now, floor), waiting: now.sums };
}

function settle(cell: NetworkCell, sums: Sums, floor: number): NetworkCell {
  const over = { ...cell, waiting: undefined, isOver: true };
  if (!isFar(sums, cell.shown, floor)) return over;
  return { ...over, shown: sums, isRestated: cell.isOver };
}

/** At the first look at a day under way: its hours so far, as many as leave a floor of tickets to be told later. */
function wholeHours({ sums, hours }: CellNow, floor: number): Sums | undefined {
  const early = [...(hours ?? [])].sort(([a], [b]) => a - b).map(([, ofHour]) => ofHour);
  for (let count = early.length; count > 0; count--) {
    const told = totalOf(early.slice(0, count));
    if (isFar(sums, told, floor)) return ticketsOf(told) >= floor ? told : undefined;
  }
  return undefined;
}

function isFar(a: Sums, b: Sums | undefined, floor: number): boolean {
  return Math.abs(ticketsOf(a) - ticketsOf(b)) >= floor;
}
