import type { MetricColumn } from '@vitrine/contracts';
import type { Cell } from './definitions.js';
import type { MetricQuery } from './metric-name.js';
import { MetricQueryError } from './metric-query-errors.js';
import { scaled } from './ratio.js';

type Row = Readonly<Record<string, Cell>>;

/** One column to order by. */
export interface Order {
  readonly id: string;
  readonly descending: boolean;
  readonly isMoney: boolean;
}

/** Places of the finest money: margin and cost. */
const FINEST_PLACES = 7;

/**
 * The order of a query's rows: as asked, then by every dimension upwards, so that equal rows never change places.
 * @throws MetricQueryError invalid_order for a column that the answer does not have
 */
export function orderOf(query: MetricQuery, columns: readonly MetricColumn[]): Order[] {
  const asked = (query.orderBy ?? []).map((order, index): Order => {
    const column = columns.find((candidate) => candidate.id === order.id);
    if (!column) throw new MetricQueryError('invalid_order', `/orderBy/${index}/id`, 'order by a column of the answer');
    return {
      id: order.id,
      descending: order.direction === 'desc' || order.desc === true,
      isMoney: column.unit === 'money',
    };
  });
  const ties = columns
    .filter((column) => column.kind === 'dimension')
    .map((column): Order => ({ id: column.id, descending: false, isMoney: false }));
  return [...asked, ...ties];
}

/** Compares two rows; null comes last in either direction. */
export function compareRows(a: Row, b: Row, orders: readonly Order[]): number {
  for (const order of orders) {
    const [left, right] = [a[order.id] ?? null, b[order.id] ?? null];
    if (left === null || right === null) {
      if (left !== right) return left === null ? 1 : -1;
      continue;
    }
    const compared = order.isMoney ? compare(amount(left), amount(right)) : compare(left, right);
    if (compared !== 0) return order.descending ? -compared : compared;
  }
  return 0;
}

const amount = (cell: string | number): bigint => scaled(String(cell), FINEST_PLACES);
const compare = <T>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
