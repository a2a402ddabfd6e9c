import type { Access } from './access.js';
import { type Cut, MINUTES_OF_A_DAY, SECONDS_OF_A_DAY } from './comparison.js';
import type { CompiledQuery } from './compiled-query.js';
import { type DimensionName, dimensions } from './dimensions.js';
import type { Filter } from './filters.js';
import { measures } from './measures.js';
import type { Read } from './plan.js';
import { hourSource, type ReadyRollups } from './sources.js';

/** SQL with named, typed placeholders and their values. */
export interface Statement {
  readonly sql: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** More groups than this are no answer for a person; one more row is read, to notice. */
export const MOST_GROUPS = 500_000;

/** The statement of one read. There is none without an access: tenant, stores and seller are always conditions. */
export function compileRead(read: Read, access: Access, filters: readonly Filter[]): Statement {
  const where = conditions(read, access, filters);
  const used = new Set<DimensionName>([...read.dimensions, ...filters.map((filter) => filter.dimension)]);
  const from = [`FROM   ${read.source.table} AS f`, ...joins(used)];
  const groups = read.dimensions.map((dimension) => `d_${dimension}`);
  const splits = read.dimensions.map((dimension) => `${expression(read, dimension)} AS d_${dimension}`);
  const body = { splits, groups, from, where: where.sql };
  return {
    sql: read.kind === 'tickets' || read.kind === 'sellers' ? countDistinct(read, body) : addUp(read, body),
    params: { tenantId: access.tenantId, ...where.params },
  };
}

/** One row when the caller may see any sale on or before a day, none otherwise. Stops at the first it finds. */
export function compileHistory(access: Access, to: string, ready: ReadyRollups = new Set()): Statement {
  const scope = scopeConditions(access);
  const where = [`WHERE  f.tenant_id = {tenantId: String}`, ...[...scope.sql, 'f.sold_on <= {to: Date}'].map(and)];
  return {
    sql: lines(['SELECT 1 AS known', `FROM   ${hourSource(ready).table} AS f`, ...where, 'LIMIT  1']),
    params: { tenantId: access.tenantId, to, ...scope.params },
  };
}

interface Body {
  readonly splits: readonly string[];
  readonly groups: readonly string[];
  readonly from: readonly string[];
  readonly where: readonly string[];
}

/** Sums per group. A group of sales whose every line was taken back is no group. */
function addUp(read: Read, body: Body): string {
  const sums = read.measures.map((id) => `toString(${measures[id][read.source.formula]}) AS m_${id}`);
  const live = read.source.formula === 'lines' ? `sumIf(sign, line_id != '')` : 'sum(line_count)';
  return lines([
    `SELECT ${[...body.splits, ...sums].join(',\n       ')}`,
    ...body.from,
    ...body.where,
    ...groupBy(body.groups),
    ...(read.kind === 'sums' && body.groups.length > 0 ? [`HAVING ${live} != 0`] : []),
    `LIMIT  ${MOST_GROUPS + 1}`,
  ]);
}

/**
 * Each ticket or seller once per group: those whose signed rows add up to something. A ticket is a closed sale with lines;
 * a seller is active with such a ticket.
 */
function countDistinct(read: Read, body: Body): string {
  const keys = read.kind === 'tickets' ? ['f.store_id', 'f.ticket_id'] : ['f.seller_id'];
  const isSale =
    read.source.formula === 'lines' ? [`  AND  kind = 'sale'`, `  AND  status = 'closed'`, `  AND  line_id != ''`] : [];
  const live = read.source.formula === 'lines' ? 'sum(sign)' : 'sum(sale_lines)';
  const inner = [
    `SELECT ${[...body.splits, ...keys].join(', ')}`,
    ...body.from,
    ...body.where,
    ...isSale,
    ...(read.kind === 'sellers' ? [`  AND  f.seller_id != ''`] : []),
    ...groupBy([...body.groups, ...keys]),
    `HAVING ${live} > 0`,
  ];
  return lines([
    `SELECT ${[...body.groups, `toString(count()) AS m_${read.measures[0]}`].join(', ')}`,
    'FROM   (',
    ...inner.map((line) => `  ${line}`),
    ')',
    ...groupBy(body.groups),
    `LIMIT  ${MOST_GROUPS + 1}`,
  ]);
}

/** GLOBAL: on a cluster the catalogue is read once and sent to every shard. */
function joins(used: ReadonlySet<DimensionName>): string[] {
  const joined: string[] = [];
  if (used.has('region')) joined.push(catalogueJoin('stores_current_v1', 'store_id', 'st', ['region']));
  if (used.has('category') || used.has('brand')) {
    joined.push(catalogueJoin('products_current_v1', 'product_id', 'pr', ['category', 'brand']));
  }
  return joined;
}

const catalogueJoin = (view: string, key: string, alias: string, columns: readonly string[]): string =>
  `GLOBAL ANY LEFT JOIN (SELECT ${[key, ...columns].join(', ')} FROM ${view} WHERE tenant_id = {tenantId: String}) AS ${alias}
       ON f.${key} = ${alias}.${key}`;

function conditions(
  read: Read,
  access: Access,
  filters: readonly Filter[],
): { sql: string[]; params: Statement['params'] } {
  const day = `f.${read.source.dayColumn}`;
  const { period, cut, within } = read.window;
  const sql = ['f.tenant_id = {tenantId: String}', `${day} >= {from: Date}`, `${day} <= {to: Date}`];
  const params: Record<string, unknown> = { from: period.from, to: period.to };
  const scope = scopeConditions(access);
  sql.push(...scope.sql);
  Object.assign(params, scope.params);
  if (cut !== undefined && read.kind !== 'targets') {
    const until = cutCondition(day, cut);
    sql.push(until.sql);
    Object.assign(params, until.params);
  }
  if (within !== undefined && read.kind !== 'targets') {
    sql.push(...stretchConditions(day));
    Object.assign(params, within);
  }
  if (read.kind === 'targets') sql.push(targetOwner(read, access, filters));
  for (const [index, filter] of filters.entries()) {
    const { type } = dimensions[filter.dimension];
    sql.push(`${expression(read, filter.dimension)} IN {filter${index}: Array(${type})}`);
    params[`filter${index}`] = filter.values;
  }
  if (read.window.shiftDays !== 0) params.shiftDays = read.window.shiftDays;
  return { sql: sql.map((condition, index) => (index === 0 ? `WHERE  ${condition}` : and(condition))), params };
}

/** Where all clocks show the same, every day but the last is whole; otherwise each store has a last minute of its own. */
function cutCondition(day: string, { lastMinute, elsewhere }: Cut): Statement {
  const minuteOfDay = 'f.sold_hour * 60 + f.sold_minute';
  if (elsewhere.length === 0) {
    return { sql: `(${day} < {to: Date} OR ${minuteOfDay} <= {lastMinute: UInt16})`, params: { lastMinute } };
  }
  const cases = elsewhere.map(
    (_, index) => `f.store_id IN {clockStores${index}: Array(String)}, {lastMinute${index}: Int32}`,
  );
  const params = Object.fromEntries(
    elsewhere.flatMap((clock, index) => [
      [`clockStores${index}`, clock.storeIds],
      [`lastMinute${index}`, clock.lastMinute],
    ]),
  );
  return {
    sql: `(${day} - {to: Date}) * ${MINUTES_OF_A_DAY} + ${minuteOfDay} <= multiIf(${cases.join(', ')}, {lastMinute: Int32})`,
    params: { lastMinute, ...params },
  };
}

/** By each store's own clock, from the start of the window's first day. */
function stretchConditions(day: string): string[] {
  const secondOfDay = 'f.sold_hour * 3600 + f.sold_minute * 60 + toSecond(f.sold_at)';
  const second = `toInt64(${day} - {from: Date}) * ${SECONDS_OF_A_DAY} + ${secondOfDay}`;
  return [`${second} >= {fromSecond: Int64}`, `${second} < {toSecond: Int64}`];
}

function scopeConditions({ storeIds, exceptStoreIds, sellerId }: Access): {
  sql: string[];
  params: Statement['params'];
} {
  return {
    sql: [
      ...(storeIds === undefined ? [] : ['f.store_id IN {scopeStores: Array(String)}']),
      ...(exceptStoreIds === undefined ? [] : ['f.store_id NOT IN {exceptStores: Array(String)}']),
      ...(sellerId === undefined ? [] : ['f.seller_id = {scopeSeller: String}']),
    ],
    params: {
      ...(storeIds === undefined ? {} : { scopeStores: storeIds }),
      ...(exceptStoreIds === undefined ? {} : { exceptStores: exceptStoreIds }),
      ...(sellerId === undefined ? {} : { scopeSeller: sellerId }),
    },
  };
}

/** A seller has targets of their own; everything else is measured by the stores' targets. */
function targetOwner(read: Read, access: Access, filters: readonly Filter[]): string {
  const perSeller =
    access.sellerId !== undefined ||
    read.dimensions.includes('seller') ||
    filters.some((filter) => filter.dimension === 'seller');
  return perSeller ? `f.seller_id != ''` : `f.seller_id = ''`;
}

function expression(read: Read, dimension: DimensionName): string {
  const ownDay = `f.${read.source.dayColumn}`;
  const day = read.window.shiftDays === 0 ? ownDay : `(${ownDay} + {shiftDays: UInt16})`;
  return dimensions[dimension].sql(day, ownDay);
}

const groupBy = (keys: readonly string[]): string[] => (keys.length === 0 ? [] : [`GROUP  BY ${keys.join(', ')}`]);
const and = (condition: string): string => `  AND  ${condition}`;
const lines = (parts: readonly string[]): string => parts.join('\n');

/** One read as a statement with what becomes of its rows. */
export function readQuery(
  read: Read,
  access: Access,
  filters: readonly Filter[],
  of: CompiledQuery['role']['of'],
): CompiledQuery {
  return {
    name: `metrics.${read.kind}`,
    ...compileRead(read, access, filters),
    columns: [...read.dimensions.map((id) => `d_${id}`), ...read.measures.map((id) => `m_${id}`)],
    measures: read.measures,
    role: { of, kind: read.role },
  };
}
