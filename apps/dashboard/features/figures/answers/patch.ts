import { moveChange } from '@vitrine/metrics/change';
import type { Figure, MetricAnswer, MetricRow, Snapshot } from '@/lib/api/types';
import { addDecimals, divideDecimal, ratioOf } from '@/lib/decimal';

interface Totals {
  netSales: string;
  tickets: number;
  units: number | null;
}

/**
 * Lays the live totals over an answer of the metric layer, when they are newer and of the same day and stores. Only figures that follow
 * from net sales, tickets and units move, and their changes with them. The other figures wait for the next answer. The compared figures
 * stay.
 */
export function patchTotals(
  answer: MetricAnswer | undefined,
  snapshot: Snapshot | null,
  view: {
    today: string;
    isToday: boolean;
    storeIds: readonly string[] | null;
    /** The answer is still the one to the question before, of another period or other stores. */
    isPlaceholder: boolean;
    minorDigits: number;
  },
): MetricRow | undefined {
  if (!answer) return undefined;
  if (!view.isToday || view.isPlaceholder || !isNews(snapshot, answer, view.today)) return answer.total;
  const live = totalsOf(snapshot, view.storeIds);
  return live ? moved(answer, follow(answer.total, live), view.minorDigits) : answer.total;
}

function moved(
  { total, columns }: MetricAnswer,
  figures: Readonly<Record<string, Figure>>,
  minorDigits: number,
): MetricRow {
  if (!total.changes) return Object.assign({}, total, figures);
  const changes = { ...total.changes };
  for (const { id, unit } of columns) {
    const current = figures[id];
    if (!(id in changes) || current === undefined) continue;
    changes[id] = moveChange(changes[id], { unit, current, previous: total[`${id}.previous`], minorDigits });
  }
  return Object.assign({}, total, figures, { changes });
}

/** Whether the stream knows more than the answer: of the same day, and later. Without a stream its last snapshot ages. */
export function isNews(
  snapshot: Snapshot | null,
  answer: Pick<MetricAnswer, 'asOf'> | undefined,
  today: string,
): snapshot is Snapshot {
  if (snapshot?.businessDate !== today) return false;
  return answer === undefined || Date.parse(snapshot.asOf) > Date.parse(answer.asOf);
}

function follow(total: MetricRow, live: Totals): Record<string, Figure> {
  const { netSales, tickets, units } = live;
  const changed: Record<string, Figure> = { netSales, tickets, averageTicket: divideDecimal(netSales, tickets) };
  if (units !== null) changed.itemsPerTicket = tickets === 0 ? null : units / tickets;
  // the target does not move during the day: the rate moves with sales
  const growth = typeof total.netSales === 'string' ? ratioOf(netSales, total.netSales) : null;
  if (typeof total.goalRate === 'number' && growth !== null) changed.goalRate = total.goalRate * growth;
  return changed;
}

/** Live totals of all stores, or of those chosen. */
export function totalsOf(snapshot: Snapshot, storeIds: readonly string[] | null): Totals | null {
  if (storeIds === null) return { ...snapshot.total, units: unitsOf(snapshot.total.units) };
  const stores = snapshot.stores.filter((store) => storeIds.includes(store.id));
  if (stores.length === 0) return null;
  const units = stores.map((store) => unitsOf(store.units));
  return {
    netSales: addDecimals(stores.map((store) => store.netSales)),
    tickets: stores.reduce((sum, store) => sum + store.tickets, 0),
    units: units.every((value) => value !== null) ? units.reduce((sum, value) => sum + value, 0) : null,
  };
}

function unitsOf(value: string | number | undefined): number | null {
  return value === undefined ? null : Number(value);
}
