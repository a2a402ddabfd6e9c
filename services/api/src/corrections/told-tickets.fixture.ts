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

type Pick = (below: number) => number;

/** Whole numbers below a bound, by a linear congruence. */
function picker(seed: number): Pick {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function addTicket({ rows, changes }: ToldTickets, number: number, day: string, startMs: number, pick: Pick): void {
  const home = sellers.filter(({ tenantId }) => tenantId === TENANT)[number % 6];
  const storeId = home?.storeId ?? '';
  const colleagues = sellers.filter((seller) => seller.storeId === storeId).map(({ sellerId }) => sellerId);
  const newLine = (): ToldLine => ({
    sellerId: colleagues[pick(2)] ?? '',
    quantity: 1 + pick(3),
    net: pick(200) - 20,
    cost: pick(3) === 0 ? null : 1 + pick(50),
  });
  const newLines = () => Array.from({ length: 1 + pick(3) }, newLine);
  const place = { storeId, ticketId: `told-${number}` };
  let told: Told = { soldOn: day, isVoid: false, isStoreUnknown: pick(4) === 0, lines: newLines() };
  let revision = 0;
  // Batches that many tickets share: a moment may change several of one store and day.
  let atMs = startMs + pick(3) * HOUR_MS;
  rows.push(...rowsOf(place, told, revision, atMs, number));
  for (let times = pick(4); times > 0 && !told.isVoid; times--) {
    const [before, beforeRevision] = [told, revision];
    const cause = causeOf(told, pick);
    atMs += HOUR_MS * (1 + pick(2));
    told = changed(told, cause, newLines, pick);
    if (cause === 'correction' || cause === 'void') revision++;
    const taken = rowsOf(place, before, beforeRevision, atMs, number);
    const added = rowsOf(place, told, revision, atMs, number + 1_000 * times);
    const isSame = (at: number) => cause === 'costLater' && before.lines[at]?.cost === told.lines[at]?.cost;
    rows.push(...taken.filter((_, at) => !isSame(at)).map((row) => cancelRow(row, sourceOf(atMs, number))));
    rows.push(...added.filter((_, at) => !isSame(at)));
    changes.push({ ...place, atMs, cause, before, after: told });
  }
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

const sourceOf = (ingestedAtMs: number, sourceOffset: number) => aRowSource({ ingestedAtMs, sourceOffset });

function rowsOf(
  place: { storeId: string; ticketId: string },
  { soldOn, isVoid, isStoreUnknown, lines }: Told,
  revision: number,
  atMs: number,
  offset: number,
): SaleLineRow[] {
  const row = (fields: Partial<SaleLineRow>) =>
    aSaleLineRow({
      tenantId: TENANT,
      ...place,
      soldOn,
      revision,
      unknownFlags: isStoreUnknown ? 1 : 0,
      ...sourceOf(atMs, offset),
      ...fields,
    });
  if (isVoid)
    return [
      row({
        status: 'voided',
        lineId: '',
        sellerId: '',
        quantityE3: 0,
        netAmountE4: 0,
        unitCostE4: null,
        ticketCount: 0,
      }),
    ];
  return lines.map(({ sellerId, quantity, net, cost }, at) =>
    row({
      lineId: `line-${at}`,
      lineNo: at,
      sellerId,
      quantityE3: quantity * 1_000,
      netAmountE4: net * 10_000,
      unitCostE4: cost === null ? null : cost * 10_000,
      ticketCount: at === 0 ? 1 : 0,
    }),
  );
}
