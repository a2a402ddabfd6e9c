import type { MetricChanges, MetricColumn, MetricRow } from '@vitrine/contracts';
import type { Period } from '@vitrine/domain';
import { changeOf, type Gap } from './change.js';
import { MOST_GROUPS } from './compile-read.js';
import type { CompiledMetricQuery, CompiledQuery, WarehouseRow } from './compiled-query.js';
import type { Coverage } from './coverage.js';
import { type Cell, definitions } from './definitions.js';
import type { DimensionName } from './dimensions.js';
import { measures, type Sums } from './measures.js';
import type { MetricName } from './metric-name.js';
import { MetricQueryError } from './metric-query-errors.js';
import type { NetworkSaid } from './network/tell-network.js';
import { compareRows } from './order.js';
import { scaled } from './ratio.js';

/** The answer to a metric query, without the time of asking. */
export interface ShapedResult {
  readonly columns: readonly MetricColumn[];
  readonly rows: readonly MetricRow[];
  /** Over everything that was asked for, not only over the rows that `limit` leaves. */
  readonly total: MetricRow;
  readonly comparePeriod?: Period;
  readonly coverage?: Coverage;
  /** Where the network's other stores are part of it: how they were told of. */
  readonly network?: NetworkSaid;
}

/** One group of the answer: the values of its dimensions and the sums of either period. */
interface Group {
  readonly keys: Record<string, Cell>;
  readonly asked: Sums;
  readonly compared: Sums;
  isIncomparable?: boolean;
}

/**
 * The answer, made of the rows of each query of `compiled` in the same order.
 * @param hasHistory false: the compared period lies before everything that is known, so its values are null, not zero
 * @throws MetricQueryError too_many_groups
 */
export function shapeResult(
  compiled: CompiledMetricQuery,
  results: ReadonlyArray<readonly WarehouseRow[]>,
  hasHistory = true,
): ShapedResult {
  const groups = new Map<string, Group>();
  const total: Group = { keys: {}, asked: {}, compared: {} };
  for (const [index, query] of compiled.queries.entries()) {
    const rows = results[index] ?? [];
    if (rows.length > MOST_GROUPS) {
      throw new MetricQueryError(
        'too_many_groups',
        '/dimensions',
        `more than ${MOST_GROUPS} groups: narrow the question`,
      );
    }
    for (const row of rows) take(query, row, { compiled, groups, total });
  }
  const rows = compiled.dimensions.length === 0 ? [total] : [...groups.values()];
  const shaped = rows
    .map((group) => shapeRow(group, compiled, hasHistory))
    .sort((a, b) => compareRows(a, b, compiled.order));
  return {
    columns: compiled.columns,
    rows: compiled.limit === undefined ? shaped : shaped.slice(0, compiled.limit),
    total: shapeRow(total, compiled, hasHistory),
    ...(compiled.comparePeriod ? { comparePeriod: compiled.comparePeriod } : {}),
    ...(compiled.coverage ? { coverage: compiled.coverage.whole } : {}),
  };
}

function take(
  query: CompiledQuery,
  row: WarehouseRow,
  into: { compiled: CompiledMetricQuery; groups: Map<string, Group>; total: Group },
): void {
  const { kind } = query.role;
  if (kind !== 'recount') add(into.total, query, row);
  if (kind === 'recountTotal' || into.compiled.dimensions.length === 0) return;
  const keys = into.compiled.dimensions.map((id) => shownKey(id, row[`d_${id}`] ?? null, into.compiled));
  const key = JSON.stringify(keys);
  let group = into.groups.get(key);
  if (!group) {
    // Only sales make a row: a goal of a store that sold nothing would otherwise appear when goalRate is asked for.
    if (kind !== 'sums') return;
    group = {
      keys: Object.fromEntries(into.compiled.dimensions.map((id, at) => [id, keys[at] ?? null])),
      asked: {},
      compared: {},
    };
    into.groups.set(key, group);
  }
  add(group, query, row);
}

/** Real ids end here: an order or a limit by them would tell which store hides behind which alias. */
function shownKey(id: DimensionName, value: Cell, { showStore }: CompiledMetricQuery): Cell {
  return id === 'store' && showStore !== undefined ? showStore(String(value)) : value;
}

function add(group: Group, query: CompiledQuery, row: WarehouseRow): void {
  const sums = group[query.role.of];
  if (query.role.isIncomparable) group.isIncomparable = true;
  for (const id of query.measures) {
    const text = row[`m_${id}`];
    if (text !== undefined) sums[id] = (sums[id] ?? 0n) + scaled(String(text), measures[id].scale);
  }
}

function shapeRow(group: Group, compiled: CompiledMetricQuery, hasHistory: boolean): MetricRow {
  const row: Record<string, Cell> = { ...group.keys };
  for (const id of compiled.metrics) row[id] = definitions[id].value(group.asked, compiled.minorDigits);
  if (!compiled.comparePeriod) return row;
  const gap = gapBehind(group, compiled, hasHistory);
  const hasPrevious = gap === undefined || gap === 'missing_days';
  for (const id of compiled.metrics)
    row[`${id}.previous`] = hasPrevious ? definitions[id].value(group.compared, compiled.minorDigits) : null;
  return Object.assign(row, { changes: changesOf(row, compiled, gap) });
}

function gapBehind(
  { keys, isIncomparable }: Group,
  { coverage }: CompiledMetricQuery,
  hasHistory: boolean,
): Gap | undefined {
  if (isIncomparable) return 'day_under_way';
  return hasHistory ? coverage?.gapOf(keys) : 'before_first_sale';
}

function changesOf(
  row: Readonly<Record<string, Cell>>,
  { metrics, minorDigits }: CompiledMetricQuery,
  gap: Gap | undefined,
): MetricChanges {
  const changeOfMetric = (id: MetricName) =>
    changeOf({ unit: definitions[id].unit, current: row[id], previous: row[`${id}.previous`], minorDigits, gap });
  return Object.fromEntries(metrics.map((id) => [id, changeOfMetric(id)]));
}
