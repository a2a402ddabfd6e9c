import { addDays, daysBetween } from '@vitrine/domain';
import type { Access } from './access.js';
import { firstPartialDay, stretchFrom, type Window } from './comparison.js';
import { definitions } from './definitions.js';
import type { DimensionName } from './dimensions.js';
import { measuresOf } from './formula.js';
import type { MeasureId } from './measures.js';
import type { MetricQuery } from './metric-name.js';
import {
  answers,
  hourSource,
  type ReadyRollups,
  type Source,
  saleLines,
  sellerGoals,
  smallestSource,
  storeGoals,
  targets,
} from './sources.js';

/** One read: which measures, from which table, of which days, split by which dimensions. */
export interface Read {
  /** sums: added up; tickets and sellers: counted once per group; target: the goals of the same days. */
  readonly kind: 'sums' | 'tickets' | 'sellers' | 'targets';
  readonly measures: readonly MeasureId[];
  readonly source: Source;
  readonly dimensions: readonly DimensionName[];
  readonly window: Window;
  /** Where its rows count: sums and targets in their group and in the total, a recount in one of the two. */
  readonly role: 'sums' | 'targets' | 'recount' | 'recountTotal';
}

/** A ticket has several of these: over them it is in several groups and must be counted anew. */
const SPLITS_TICKETS: readonly DimensionName[] = ['seller', 'product', 'category', 'brand'];
const SPLITS_PRODUCTS: readonly DimensionName[] = ['product', 'category', 'brand'];

/** The dimensions of the answer, in order: those asked for, then the grain. */
export const splitBy = (query: MetricQuery): DimensionName[] => [
  ...new Set([...(query.dimensions ?? []), ...(query.grain ? [query.grain] : [])]),
];

/** The reads that answer a query over one window. Additive totals are the sum of the rows; the others are read apart. */
export function planReads(query: MetricQuery, access: Access, window: Window, ready: ReadyRollups = new Set()): Read[] {
  const dimensions = splitBy(query);
  const used = new Set<DimensionName>([...dimensions, ...(query.filters ?? []).map((filter) => filter.dimension)]);
  if (access.sellerId !== undefined) used.add('seller');
  const needed = new Set(query.metrics.flatMap((metric) => measuresOf(definitions[metric].formula)));
  const has = (...any: readonly DimensionName[]): boolean => any.some((dimension) => used.has(dimension));

  const reads: Read[] = [];
  const recountTickets = needed.has('tickets') && has(...SPLITS_TICKETS);
  const sums = [...needed].filter((id) => isSum(id) && !(id === 'tickets' && recountTickets));
  // Rows come from the sums' groups, so that there is always one such read.
  reads.push(...sumReads(sums.length > 0 ? sums : ['netSales'], { used, dimensions, window, ready }));
  if (recountTickets) reads.push(...recounts('tickets', { source: saleLines, dimensions, window }));
  if (needed.has('activeSellers')) {
    const source = has(...SPLITS_PRODUCTS) || firstPartialDay(window) !== undefined ? saleLines : hourSource(ready);
    reads.push(...recounts('sellers', { source, dimensions, window }));
  }
  const goals = [...needed].filter((id) => !isSum(id) && id !== 'activeSellers');
  if (goals.length > 0) reads.push(...targetReads(query, access, { measures: goals, dimensions, window }));
  return reads;
}

/**
 * The stores' targets measure the total however it is split (the sellers' own when the question is about sellers). A team's targets need
 * not add up to the store's. So rows of sellers have their own read, and the total another.
 */
function targetReads(
  query: MetricQuery,
  access: Access,
  of: { measures: readonly MeasureId[]; dimensions: readonly DimensionName[]; window: Window },
): Read[] {
  const asked = new Set<DimensionName>((query.filters ?? []).map((filter) => filter.dimension));
  if (access.sellerId !== undefined) asked.add('seller');
  if (!answers(targets, asked)) return [];
  const readOf = (dimensions: readonly DimensionName[]): Read => {
    const goals = asked.has('seller') || dimensions.includes('seller') ? sellerGoals : storeGoals;
    const source = of.measures.includes('goalGaps') ? goals : targets;
    return { ...of, kind: 'targets', source, dimensions, role: 'targets' };
  };
  const [read, total]: [Read, Read] = [readOf(of.dimensions), { ...readOf([]), role: 'recountTotal' }];
  if (!answers(targets, new Set(of.dimensions))) return [total];
  const isSplitOtherwise = of.dimensions.includes('seller') && !asked.has('seller');
  return isSplitOtherwise ? [{ ...read, role: 'recount' }, total] : [read];
}

const isSum = (id: MeasureId): boolean => id !== 'activeSellers' && id !== 'target' && id !== 'goalGaps';

/** Days of which only a part counts are read from the lines; the days before them from the rollup. */
function sumReads(
  measures: readonly MeasureId[],
  of: {
    used: ReadonlySet<DimensionName>;
    dimensions: readonly DimensionName[];
    window: Window;
    ready: ReadyRollups;
  },
): Read[] {
  const source = smallestSource(of.used, of.ready);
  const base = { kind: 'sums', measures, dimensions: of.dimensions, role: 'sums' } as const;
  const { period, within } = of.window;
  const partFrom = firstPartialDay(of.window);
  if (partFrom === undefined || source === saleLines) return [{ ...base, source, window: of.window }];
  if (partFrom <= period.from) return [{ ...base, source: saleLines, window: of.window }];
  const untilThen = { from: period.from, to: addDays(partFrom, -1) };
  const whole = { ...of.window, period: untilThen, cut: undefined, within: undefined };
  const rest = within && stretchFrom(within, daysBetween(period.from, partFrom));
  const lastDays = { ...of.window, period: { from: partFrom, to: period.to }, within: rest };
  return [
    { ...base, source, window: whole },
    { ...base, source: saleLines, window: lastDays },
  ];
}

function recounts(
  kind: 'tickets' | 'sellers',
  of: { source: Source; dimensions: readonly DimensionName[]; window: Window },
): Read[] {
  const measures: readonly MeasureId[] = [kind === 'tickets' ? 'tickets' : 'activeSellers'];
  const total: Read = { kind, measures, source: of.source, dimensions: [], window: of.window, role: 'recountTotal' };
  if (of.dimensions.length === 0) return [total];
  return [{ ...total, dimensions: of.dimensions, role: 'recount' }, total];
}
