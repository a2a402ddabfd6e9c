import { addDays, type DateText } from '@vitrine/domain';
import { compileRead } from '../compile-read.js';
import type { CompiledQuery, NetworkContext, WarehouseRow } from '../compiled-query.js';
import type { DimensionName } from '../dimensions.js';
import { measures, type Sums } from '../measures.js';
import { addSums, type LedgerPage, type NetworkCell, type StoreDay, TOLD_MEASURES } from '../network-cell.js';
import { scaled } from '../ratio.js';
import { hourSource, type ReadyRollups } from '../sources.js';
import { advanceCells, JOINED_WITHIN_DAYS } from './advance-cells.js';

/** The first look reads everything: the warehouse's dates begin here. */
const FIRST_DAY = '1970-01-01';
/** After this many conflicts a writer answers with what the other one wrote. */
const MOST_TRIES = 4;

/** One look at the stores of a tenant: what may be told of each, and what the warehouse has. */
export interface NetworkLook {
  readonly cells: readonly NetworkCell[];
  readonly days: readonly StoreDay[];
}

export interface LookAt {
  readonly tenantId: string;
  /** The days to tell of. */
  readonly from: DateText;
  readonly to: DateText;
  readonly today: DateText;
  /** The last day that is over. */
  readonly overThrough: DateText;
  /** Days that are over are read by hour too. */
  readonly byHour: boolean;
  readonly ready: ReadyRollups;
}

/** Runs one statement, as `RunQuery` does. */
type Run = (query: CompiledQuery) => Promise<readonly WarehouseRow[]>;

/** Brings the ledger up to the warehouse and returns what is told from then on, to everybody the same. */
export async function lookAtNetwork(at: LookAt, { ledger, floor }: NetworkContext, run: Run): Promise<NetworkLook> {
  for (let tried = 1; ; tried++) {
    const page = await readPage(at, ledger);
    const days = await readDays(at, daysFrom(at, page), run);
    if (tried === MOST_TRIES) return { cells: page.cells, days };
    const { cells, changed } = advanceCells(page.cells, days, {
      floor,
      from: lookFrom(at, page.through),
      overThrough: at.overThrough,
    });
    const through = page.through !== undefined && page.through > at.today ? page.through : at.today;
    if (changed.length === 0 && page.through === through) return { cells, days };
    if (await ledger.write(at.tenantId, { ...page, through, cells: changed })) return { cells, days };
  }
}

/** The cells of the days to tell of, and of those that days of few tickets may still be joined to. */
async function readPage(at: LookAt, ledger: NetworkContext['ledger']): Promise<LedgerPage> {
  const head = await ledger.read(at.tenantId, at.to, at.to);
  return ledger.read(at.tenantId, lookFrom(at, head.through), at.to);
}

function lookFrom({ from }: LookAt, through: DateText | undefined): DateText {
  if (through === undefined) return FIRST_DAY;
  const joined = addDays(through, -JOINED_WITHIN_DAYS);
  return joined < from ? joined : from;
}

/** A cell is only looked at with all of its days. */
function daysFrom(at: LookAt, { through, cells }: LedgerPage): DateText {
  return cells.reduce((from, cell) => (cell.from < from ? cell.from : from), lookFrom(at, through));
}

async function readDays(at: LookAt, from: DateText, run: Run): Promise<StoreDay[]> {
  const underWay = addDays(at.overThrough, 1);
  const over = { from, to: at.to < at.overThrough ? at.to : at.overThrough };
  const open = { from: underWay > from ? underWay : from, to: at.to };
  const reads = [
    ...(over.from <= over.to ? [compileDays(at, over, at.byHour)] : []),
    ...(open.from <= open.to ? [compileDays(at, open, true)] : []),
  ];
  return (await Promise.all(reads.map(run))).flatMap(storeDays);
}

/** Every store of the tenant: each caller is told the same of a store. */
function compileDays(
  { tenantId, ready }: LookAt,
  period: { from: DateText; to: DateText },
  isByHour: boolean,
): CompiledQuery {
  const split: DimensionName[] = isByHour ? ['store', 'day', 'hour'] : ['store', 'day'];
  const window = { period, shiftDays: 0, cut: undefined };
  const read = {
    kind: 'sums',
    measures: TOLD_MEASURES,
    source: hourSource(ready),
    dimensions: split,
    window,
    role: 'sums',
  } as const;
  return {
    name: 'metrics.network',
    ...compileRead(read, { tenantId, storeIds: undefined, sellerId: undefined }, []),
    columns: [...split.map((id) => `d_${id}`), ...TOLD_MEASURES.map((id) => `m_${id}`)],
    measures: TOLD_MEASURES,
    role: { of: 'asked', kind: 'sums' },
  };
}

function storeDays(rows: readonly WarehouseRow[]): StoreDay[] {
  const days = new Map<string, { storeId: string; day: DateText; sums: Sums; hours: Map<number, Sums> }>();
  for (const row of rows) {
    const [storeId, day] = [String(row.d_store), String(row.d_day)];
    const key = JSON.stringify([storeId, day]);
    const known = days.get(key) ?? { storeId, day, sums: {}, hours: new Map<number, Sums>() };
    days.set(key, known);
    const sums = sumsOf(row);
    known.sums = addSums(known.sums, sums);
    const hour = row.d_hour === undefined ? undefined : Number(row.d_hour);
    if (hour !== undefined) known.hours.set(hour, addSums(known.hours.get(hour) ?? {}, sums));
  }
  return [...days.values()];
}

const sumsOf = (row: WarehouseRow): Sums =>
  Object.fromEntries(TOLD_MEASURES.map((id) => [id, scaled(String(row[`m_${id}`] ?? '0'), measures[id].scale)]));
