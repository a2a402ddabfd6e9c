import { splitByLargestRemainder } from '@vitrine/domain';
import fc from 'fast-check';
import { cancelRow, type SaleLineRow } from './sale-line-row.js';
import { aRowSource, aSaleLineRow } from './testing/a-sale-line-row.js';

/** A small chain as raw tickets: what tests recompute from, and what they write rows from. */
export interface RawChain {
  readonly tickets: readonly RawTicket[];
  readonly stores: ReadonlyMap<string, { region: string }>;
  readonly products: ReadonlyMap<string, { category: string; brand: string }>;
  readonly targets: ReadonlyArray<{ storeId: string; sellerId: string; day: string; amountE4: number }>;
}

export interface RawTicket {
  readonly storeId: string;
  readonly ticketId: string;
  /** Oldest first; only the last one counts. */
  readonly revisions: readonly RawRevision[];
}

export interface RawRevision {
  readonly kind: 'sale' | 'return' | 'adjustment';
  readonly status: 'closed' | 'voided';
  readonly soldOn: string;
  readonly hour: number;
  readonly minute: number;
  readonly channel: string;
  readonly lines: readonly RawLine[];
}

export interface RawLine {
  readonly productId: string;
  readonly quantityE3: number;
  readonly discountE4: number;
  readonly netE4: number;
  readonly costE4: number | null;
  /** Weights; the quantity, discount and net are split by them. */
  readonly sellers: readonly string[];
}

const DAYS = ['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-09', '2026-11-10', '2026-11-16', '2026-11-17'];
const STORES = ['centro', 'norte', 'praia', 'unknown-store'];
const SELLERS = ['', 'ana', 'bia', 'caio'];
const PRODUCTS = ['café', 'pão', 'suco', 'unknown-product'];

/** Every store has a target of this day, so that some goals are whole. */
const GOAL_DAY = '2026-11-10';
const goalDay = STORES.map((storeId): [string, string, string] => [storeId, '', GOAL_DAY]);

const line = fc.record({
  productId: fc.constantFrom(...PRODUCTS),
  quantityE3: fc.constantFrom(1_000, 2_000, 1_250, -1_000, 0, 333),
  discountE4: fc.constantFrom(0, 5_000, 12_345),
  netE4: fc.integer({ min: -2_000_000, max: 9_000_000 }),
  costE4: fc.option(fc.integer({ min: 0, max: 500_000 }), { nil: null }),
  sellers: fc.uniqueArray(fc.constantFrom(...SELLERS), { minLength: 1, maxLength: 3 }),
});

const revision: fc.Arbitrary<RawRevision> = fc.record({
  kind: fc.constantFrom('sale', 'sale', 'sale', 'return', 'adjustment'),
  status: fc.constantFrom('closed', 'closed', 'closed', 'voided'),
  soldOn: fc.constantFrom(...DAYS),
  hour: fc.constantFrom(9, 13, 21),
  minute: fc.constantFrom(0, 30, 59),
  channel: fc.constantFrom('store', 'online'),
  lines: fc.array(line, { maxLength: 4 }),
});

/** Chains with returns, corrections (of day, seller, product, kind), voids, adjustments, shares, and gaps in the catalogue. */
export const rawChains: fc.Arbitrary<RawChain> = fc.record({
  tickets: fc
    .array(fc.tuple(fc.constantFrom(...STORES), fc.array(revision, { minLength: 1, maxLength: 3 })), {
      minLength: 1,
      maxLength: 40,
    })
    .map((tickets) => tickets.map(([storeId, revisions], index) => ({ storeId, ticketId: `T${index}`, revisions }))),
  stores: fc.constant(
    new Map([
      ['centro', { region: 'Sul' }],
      ['norte', { region: 'Norte' }],
      ['praia', { region: 'Sul' }],
    ]),
  ),
  products: fc.constant(
    new Map([
      ['café', { category: 'bebidas', brand: 'Serra' }],
      ['suco', { category: 'bebidas', brand: '' }],
      ['pão', { category: 'padaria', brand: '' }],
    ]),
  ),
  targets: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...STORES), fc.constantFrom(...SELLERS), fc.constantFrom(...DAYS)), {
      selector: (place) => place.join(),
      maxLength: 20,
    })
    .map((places) => [...places.filter(([, sellerId, day]) => sellerId !== '' || day !== GOAL_DAY), ...goalDay])
    .map((places) =>
      places.map(([storeId, sellerId, day], at) => ({ storeId, sellerId, day, amountE4: 1_000_000 + at * 70_001 })),
    ),
});

/** The parts of a shared line, by largest remainder like processing does. */
export function partsOf(
  line: RawLine,
): Array<{ sellerId: string; quantityE3: number; discountE4: number; netE4: number }> {
  const split = (total: number) =>
    splitByLargestRemainder(
      total,
      line.sellers.map((_, at) => at + 1),
    );
  const [quantities, discounts, nets] = [split(line.quantityE3), split(line.discountE4), split(line.netE4)];
  return line.sellers.map((sellerId, at) => ({
    sellerId,
    quantityE3: quantities[at] ?? 0,
    discountE4: discounts[at] ?? 0,
    netE4: nets[at] ?? 0,
  }));
}

/** The signed rows that processing would write: each correction takes the rows before it back. */
export function signedRows(chain: RawChain, tenantId: string): SaleLineRow[] {
  return chain.tickets.flatMap((ticket, at) => {
    let live: SaleLineRow[] = [];
    return ticket.revisions.flatMap((revision, number) => {
      const source = aRowSource({ sourceOffset: at * 10 + number, ingestedAtMs: Date.UTC(2026, 10, 20) + number });
      const taken = live.map((row) => cancelRow(row, source));
      live = rowsOf(
        { tenantId, storeId: ticket.storeId, ticketId: ticket.ticketId, revision: number, ...source },
        revision,
      );
      return [...taken, ...live];
    });
  });
}

function rowsOf(identity: Partial<SaleLineRow>, revision: RawRevision): SaleLineRow[] {
  const { kind, status, soldOn, channel } = revision;
  const head = { ...identity, kind, status, soldOn, channel, soldHour: revision.hour, soldMinute: revision.minute };
  const marker = {
    lineId: '',
    productId: '',
    sellerId: '',
    quantityE3: 0,
    netAmountE4: 0,
    unitPriceE4: 0,
    unitCostE4: null,
  };
  if (status === 'voided' || revision.lines.length === 0) return [aSaleLineRow({ ...head, ...marker, ticketCount: 0 })];
  return revision.lines.flatMap((line, lineNo) =>
    partsOf(line).map((part, at) =>
      aSaleLineRow({
        ...head,
        lineId: `L${lineNo}`,
        lineNo,
        sellerId: part.sellerId,
        productId: line.productId,
        quantityE3: part.quantityE3,
        discountE4: part.discountE4,
        netAmountE4: part.netE4,
        unitCostE4: line.costE4,
        ticketCount: kind === 'sale' && lineNo === 0 && at === 0 ? 1 : 0,
      }),
    ),
  );
}
