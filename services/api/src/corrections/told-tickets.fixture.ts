import { addDays } from '@vitrine/domain';
import { cancelRow, type SaleLineRow } from '@vitrine/warehouse';
import { aRowSource, aSaleLineRow } from '@vitrine/warehouse/testing';
import { sellers } from '../testing/world.js';

/** A line as a till says it: amounts in whole units, the cost of one unit or none yet. */
interface ToldLine {
  readonly sellerId: string;
  readonly quantity: number;
  readonly net: number;
  readonly cost: number | null;
}

/** What is said of a ticket from one moment on. */
interface Told {
  readonly soldOn: string;
  readonly isVoid: boolean;
  readonly isStoreUnknown: boolean;
  readonly lines: readonly ToldLine[];
}

/** One change of one ticket: what was said before and what is said since. */
export interface ToldChange {
  readonly storeId: string;
  readonly ticketId: string;
  readonly atMs: number;
  readonly cause: 'correction' | 'void' | 'storeLater' | 'costLater';
  readonly before: Told;
  readonly after: Told;
}

export interface ToldTickets {
  /** Signed rows, as processing writes them. */
  readonly rows: SaleLineRow[];
  readonly changes: ToldChange[];
}

const TENANT = 'acme';
const HOUR_MS = 3_600_000;

/** Sixty tickets of six days from `firstDay` on, each told up to four times; the same ones every time. */
export function toldTickets(firstDay: string, startMs: number): ToldTickets {
  const pick = picker(20_261_129);
  const all: ToldTickets = { rows: [], changes: [] };
  for (let number = 0; number < 60; number++) addTicket(all, number, addDays(firstDay, pick(6)), startMs, pick);
  return all;
}

/** A whole number below a bound. */
type Pick = (below: number) => number;

function picker(seed: number): Pick {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return Math.floor((state / 0x80_00_00_00) * below);
  };
}

/** A ticket as one moment tells it. */
interface Telling {
  readonly storeId: string;
  readonly ticketId: string;
  readonly revision: number;
  readonly atMs: number;
  readonly told: Told;
}

function addTicket(all: ToldTickets, number: number, soldOn: string, startMs: number, pick: Pick): void {
  const { storeId = '' } = sellers.filter(({ tenantId }) => tenantId === TENANT)[number % 6] ?? {};
  const newLines = linesOf(storeId, pick);
  // Batches that many tickets share: a moment may change several of one store and day.
  const atMs = startMs + pick(3) * HOUR_MS;
  const told = { soldOn, isVoid: false, isStoreUnknown: pick(4) === 0, lines: newLines() };
  let telling: Telling = { storeId, ticketId: `told-${number}`, revision: 0, atMs, told };
  all.rows.push(...rowsOf(telling));
  for (let times = pick(4); times > 0 && !telling.told.isVoid; times--) telling = retell(all, telling, newLines, pick);
}

const linesOf = (storeId: string, pick: Pick) => (): ToldLine[] => {
  const colleagues = sellers.filter((seller) => seller.storeId === storeId);
  return Array.from({ length: 1 + pick(3) }, () => ({
    sellerId: colleagues[pick(2)]?.sellerId ?? '',
    quantity: 1 + pick(3),
    net: pick(200) - 20,
    cost: pick(3) === 0 ? null : 1 + pick(50),
  }));
};

/** Tells a ticket anew: what no longer holds is taken back, and of a late cost only the lines that waited for it. */
function retell({ rows, changes }: ToldTickets, before: Telling, newLines: () => ToldLine[], pick: Pick): Telling {
  const cause = causeOf(before.told, pick);
  const after = {
    ...before,
    atMs: before.atMs + HOUR_MS * (1 + pick(2)),
    revision: before.revision + (cause === 'correction' || cause === 'void' ? 1 : 0),
    told: changed(before.told, cause, newLines, pick),
  };
  const waited = (_: unknown, at: number) =>
    cause !== 'costLater' || before.told.lines[at]?.cost !== after.told.lines[at]?.cost;
  const source = aRowSource({ ingestedAtMs: after.atMs });
  rows.push(
    ...rowsOf(before)
      .filter(waited)
      .map((row) => cancelRow(row, source)),
    ...rowsOf(after).filter(waited),
  );
  const { storeId, ticketId, atMs } = after;
  changes.push({ storeId, ticketId, atMs, cause, before: before.told, after: after.told });
  return after;
}

function causeOf(told: Told, pick: Pick): ToldChange['cause'] {
  if (told.isStoreUnknown) return 'storeLater';
  if (told.lines.some(({ cost }) => cost === null) && pick(2) === 0) return 'costLater';
  return pick(4) === 0 ? 'void' : 'correction';
}

function changed(told: Told, cause: ToldChange['cause'], newLines: () => ToldLine[], pick: Pick): Told {
  if (cause === 'void') return { ...told, isVoid: true, lines: [] };
  if (cause === 'storeLater') return { ...told, isStoreUnknown: false, soldOn: addDays(told.soldOn, pick(2)) };
  if (cause === 'costLater')
    return { ...told, lines: told.lines.map((line) => ({ ...line, cost: line.cost ?? 1 + pick(50) })) };
  return { ...told, soldOn: pick(3) === 0 ? addDays(told.soldOn, 1) : told.soldOn, lines: newLines() };
}

function rowsOf({ storeId, ticketId, revision, atMs, told }: Telling): SaleLineRow[] {
  const row = (fields: Partial<SaleLineRow>) =>
    aSaleLineRow({
      tenantId: TENANT,
      storeId,
      ticketId,
      soldOn: told.soldOn,
      revision,
      unknownFlags: told.isStoreUnknown ? 1 : 0,
      ingestedAtMs: atMs,
      ...fields,
    });
  return told.isVoid ? [row(MARKER)] : told.lines.map((line, at) => row(lineFields(line, at)));
}

/** The one row of a ticket that was voided. */
const MARKER = {
  status: 'voided',
  lineId: '',
  sellerId: '',
  quantityE3: 0,
  netAmountE4: 0,
  unitCostE4: null,
  ticketCount: 0,
} as const;

const lineFields = ({ sellerId, quantity, net, cost }: ToldLine, at: number): Partial<SaleLineRow> => ({
  lineId: `line-${at}`,
  lineNo: at,
  sellerId,
  quantityE3: quantity * 1_000,
  netAmountE4: net * 10_000,
  unitCostE4: cost === null ? null : cost * 10_000,
  ticketCount: at === 0 ? 1 : 0,
});
