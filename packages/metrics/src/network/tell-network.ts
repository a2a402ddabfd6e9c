import { addDays, type DateText, type Period } from '@vitrine/domain';
import type { Access } from '../access.js';
import { readQuery } from '../compile-read.js';
import type { CompiledMetricQuery, CompiledQuery, MetricContext, WarehouseRow } from '../compiled-query.js';
import { type Filter, filtersOf } from '../filters.js';
import type { MetricQuery } from '../metric-name.js';
import { type NetworkCell, TOLD_MEASURES } from '../network-cell.js';
import { planReads } from '../plan.js';
import { lookAtNetwork, type NetworkLook } from './look-at-network.js';
import { asksHours, checkHours, tellHours } from './tell-hours.js';
import { type Told, toldRows } from './told-rows.js';

/** How the other stores' part of an answer was made. */
export interface NetworkSaid {
  /** Tickets below which nothing is told. */
  readonly floor: number;
  /** The last day of theirs that counts, where it is not the period's: a day under way has no counterpart to compare with. */
  readonly through?: DateText;
  /** Parts that are told as one, and count on the last of their days, or in the last of their hours. */
  readonly joined: ReadonlyArray<{
    readonly store: string;
    readonly from: DateText;
    readonly to: DateText;
    readonly hours?: { readonly from: number; readonly to: number };
  }>;
}

/** The other stores' part of an answer, to be shaped together with the own part. */
export interface NetworkPart {
  readonly queries: readonly CompiledQuery[];
  readonly results: ReadonlyArray<readonly WarehouseRow[]>;
  readonly said: NetworkSaid;
}

type Run = (query: CompiledQuery) => Promise<readonly WarehouseRow[]>;

interface Question {
  readonly access: Access;
  readonly query: MetricQuery;
  readonly context: MetricContext;
  readonly compiled: CompiledMetricQuery;
}

/** Until this minute of the night late tills may still add to the day before. */
const NIGHT_ENDS_MINUTE = 6 * 60;

/** The last day that is over, by the tenant's clock. */
export const overThrough = ({ today, minuteOfDay }: Pick<MetricContext, 'today' | 'minuteOfDay'>): DateText =>
  addDays(today, minuteOfDay < NIGHT_ENDS_MINUTE ? -2 : -1);

/**
 * What is told of the stores that the caller sees as totals only.
 * @throws OutsideScope for hours that are not of whole weeks
 */
export async function tellNetwork(question: Question, run: Run): Promise<NetworkPart> {
  const { access, query, context, compiled } = question;
  const { network } = context;
  if (network === undefined) throw new Error('other stores are told of through a ledger only');
  const over = overThrough(context);
  checkHours(query, over);
  const windows = windowsOf(question, over);
  const { asked, compared } = windows;
  const look = await lookAtNetwork(
    {
      tenantId: access.tenantId,
      from: compared && compared.period.from < asked.period.from ? compared.period.from : asked.period.from,
      to: asked.period.to > context.today ? asked.period.to : context.today,
      today: context.today,
      overThrough: over,
      byHour: asksHours(query),
      ready: context.ready ?? new Set(),
    },
    network,
    run,
  );
  const others = othersOf(look, access);
  const parts = [
    { of: 'asked', window: asked } as const,
    ...(compared ? [{ of: 'compared', window: compared } as const] : []),
  ];
  const filters = filtersOf(query);
  const sums = parts.map(({ of, window }) => {
    const { told } = tell(others, query, window.period, network.floor);
    const split = { dimensions: compiled.dimensions, filters, ...window, regionOf: network.regionOf };
    return { query: sumsQuery(of, windows.isIncomparable), rows: toldRows(told, split) };
  });
  const targets = await Promise.all(
    targetReads(question, parts).map(async (one) => ({ query: one, rows: await run(one) })),
  );
  return {
    queries: [...sums, ...targets].map((one) => one.query),
    results: [...sums, ...targets].map((one) => one.rows),
    said: { floor: network.floor, ...windows.said, joined: joinedIn(others, question, { ...asked, filters }) },
  };
}

interface DayWindow {
  readonly period: Period;
  readonly shiftDays: number;
}

/** Like is compared with like: the day under way is told alone, or left out on both sides. */
function windowsOf({ query: { period }, compiled: { comparePeriod, shiftDays } }: Question, over: DateText) {
  const asked: DayWindow = { period, shiftDays: 0 };
  const plain = { asked, compared: undefined, said: {}, isIncomparable: false };
  if (comparePeriod === undefined) return plain;
  const compared: DayWindow = { period: comparePeriod, shiftDays };
  if (period.to <= over) return { ...plain, compared };
  if (period.from > over) return { ...plain, isIncomparable: true };
  const whole = { from: period.from, to: over };
  const counterpart = { from: comparePeriod.from, to: addDays(over, -shiftDays) };
  return {
    asked: { period: whole, shiftDays: 0 },
    compared: { period: counterpart, shiftDays },
    said: { through: over },
    isIncomparable: false,
  };
}

function othersOf({ cells, days }: NetworkLook, { storeIds = [] }: Access): NetworkLook {
  const own = new Set(storeIds);
  return {
    cells: cells.filter(({ storeId }) => !own.has(storeId)),
    days: days.filter(({ storeId }) => !own.has(storeId)),
  };
}

function tell({ cells, days }: NetworkLook, query: MetricQuery, period: Period, floor: number) {
  if (asksHours(query)) return tellHours(cells, days, period, floor);
  const told = cells.flatMap(({ storeId, to, shown }): Told[] =>
    shown === undefined ? [] : [{ storeId, day: to, sums: shown }],
  );
  return { told, joined: [] };
}

const sumsQuery = (of: 'asked' | 'compared', isIncomparable: boolean): CompiledQuery => ({
  name: 'metrics.told',
  sql: '',
  params: {},
  columns: [],
  measures: TOLD_MEASURES,
  role: { of, kind: 'sums', isIncomparable },
});

/** Goals of the other stores, of the same days as their figures. */
function targetReads(
  { access, query }: Question,
  parts: ReadonlyArray<{ of: 'asked' | 'compared'; window: DayWindow }>,
): CompiledQuery[] {
  const others: Access = {
    tenantId: access.tenantId,
    storeIds: undefined,
    exceptStoreIds: access.storeIds ?? [],
    sellerId: undefined,
  };
  return parts.flatMap(({ of, window }) =>
    planReads(query, others, { ...window, cut: undefined })
      .filter(({ kind }) => kind === 'targets')
      .map((read) => readQuery(read, others, filtersOf(query), of)),
  );
}

/** In the order of what is shown, of the stores that the answer is of. */
function joinedIn(
  others: NetworkLook,
  { query, context: { network, showStore = String } }: Question,
  { period, filters }: { period: Period; filters: readonly Filter[] },
): NetworkSaid['joined'] {
  const regionOf = network?.regionOf ?? (() => '');
  const split = {
    dimensions: [],
    filters: filters.filter(({ dimension }) => dimension !== 'hour'),
    period,
    shiftDays: 0,
    regionOf,
  };
  const isIn = (storeId: string, day: DateText) => toldRows([{ storeId, day, sums: {} }], split).length > 0;
  const days = others.cells
    .filter((cell: NetworkCell) => cell.from < cell.to && cell.shown !== undefined && isIn(cell.storeId, cell.to))
    .map(({ storeId, from, to }) => ({ store: showStore(storeId), from, to }));
  const hours = tell(others, query, period, network?.floor ?? 0)
    .joined.filter(({ storeId, monday }) => isIn(storeId, addDays(monday, 6)))
    .map((cell) => ({
      store: showStore(cell.storeId),
      from: cell.monday,
      to: addDays(cell.monday, 6),
      hours: cell.hours,
    }));
  return [...days, ...hours].sort((a, b) => compareText(a.store, b.store) || compareText(a.from, b.from));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
