import { Random } from '@vitrine/demo';
import { type TwinFacts, TwinFactsKeeper } from './twin-facts.js';

export type { TwinFacts } from './twin-facts.js';

export interface DirtyTwin {
  /** The file, line by line, header included, in the order of Online Retail. Nothing of the real data is in it. */
  csv(): Iterable<string>;
  /** The figures of a correct import, kept while the rows are made and not read back from the file. */
  readonly facts: TwinFacts;
}

interface Invoice {
  readonly number: string;
  readonly atMs: number;
  readonly country: string;
  readonly customer: string;
}

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const COUNTRIES = [
  'United Kingdom',
  'United Kingdom',
  'United Kingdom',
  'United Kingdom',
  'France',
  'EIRE',
  'Unspecified',
  'Channel Islands',
];
const START_MS = Date.UTC(2010, 11, 1, 8, 26);

/**
 * A generated file with the columns and the traps of Online Retail, for checks that may not carry the real one.
 * Traps: cancellations (C), bad debt (A, two of three with a negative price), exact twin rows, two times within an invoice, write-offs
 * (negative quantity, no price), free goods, blank customers and descriptions, lower-case codes, quotes and commas.
 */
export function dirtyTwin({ invoices = 600, seed = 3 }: { invoices?: number; seed?: number } = {}): DirtyTwin {
  const keeper = new TwinFactsKeeper();
  for (const _ of rowsOf(invoices, seed, keeper));
  return { csv: () => rowsOf(invoices, seed, null), facts: keeper.facts() };
}

function* rowsOf(invoices: number, seed: number, keeper: TwinFactsKeeper | null): Generator<string> {
  yield HEADER;
  const random = new Random(seed, 61);
  let atMs = START_MS;
  for (let index = 0; index < invoices; index++) {
    atMs += random.between(2, 55) * 60_000;
    const luck = random.next();
    const prefix = index % 211 === 100 ? 'A' : luck < 0.14 ? 'C' : '';
    const invoice: Invoice = {
      number: `${prefix}${600_000 + index}`,
      atMs,
      country: random.pick(COUNTRIES),
      customer: random.isLucky(0.25) ? '' : `${random.between(12_000, 18_000)}.0`,
    };
    yield* invoiceRows(invoice, random, keeper, index);
  }
}

function* invoiceRows(
  invoice: Invoice,
  random: Random,
  keeper: TwinFactsKeeper | null,
  index: number,
): Generator<string> {
  const kind = invoice.number[0] === 'A' ? 'adjustment' : invoice.number[0] === 'C' ? 'return' : 'sale';
  keeper?.invoice(invoice.number, kind);
  const isWriteOff = kind === 'sale' && random.isLucky(0.05);
  const count = kind === 'sale' && !isWriteOff ? random.between(1, 24) : 1;
  for (let line = 0; line < count; line++) {
    // The clock ticks over while a long invoice is typed: the first time is the invoice's.
    const atMs = index % 40 === 7 && line >= count / 2 ? invoice.atMs + 60_000 : invoice.atMs;
    const row =
      kind === 'adjustment'
        ? badDebt(index)
        : isWriteOff
          ? writeOff(random)
          : goods(random, kind === 'return' ? -1 : 1);
    const times = kind === 'sale' && random.isLucky(0.012) ? 2 : 1;
    for (let twin = 0; twin < times; twin++) {
      keeper?.row(invoice, kind, row);
      yield write(invoice, row, atMs);
    }
  }
}

export interface TwinRow {
  readonly code: string;
  readonly description: string;
  readonly quantity: number;
  /** Ten-thousandths of a pound: some prices have three places. */
  readonly priceE4: number;
}

function badDebt(index: number): TwinRow {
  return {
    code: 'B',
    description: 'Adjust bad debt',
    quantity: 1,
    priceE4: index % 2 === 0 ? 11_062_0600 : -11_062_0600,
  };
}

function writeOff(random: Random): TwinRow {
  return {
    code: stockCode(random),
    description: random.pick(['', 'damaged', '?', 'wet, thrown away']),
    quantity: -random.between(1, 900),
    priceE4: 0,
  };
}

function goods(random: Random, sign: 1 | -1): TwinRow {
  const code = stockCode(random);
  const price = random.isLucky(0.006) ? 0 : random.between(12, 1295) * 100 + (random.isLucky(0.01) ? 50 : 0);
  const name = random.pick([
    'SET OF 3 JARS, RETRO',
    'LUNCH BAG RED ',
    '12" CANDLE HOLDER',
    'HOT WATER BOTTLE',
    'VOUCHER £40.00',
  ]);
  return { code, description: name, quantity: sign * random.pick([1, 1, 2, 3, 6, 12, 24, 144]), priceE4: price };
}

function stockCode(random: Random): string {
  const digits = String(20_000 + random.below(300));
  return random.isLucky(0.2) ? `${digits}${random.pick(['A', 'B', 'b'])}` : random.isLucky(0.01) ? 'POST' : digits;
}

function write(
  { number, country, customer }: Invoice,
  { code, description, quantity, priceE4 }: TwinRow,
  atMs: number,
): string {
  const text = /[",]/.test(description) ? `"${description.replaceAll('"', '""')}"` : description;
  const time = new Date(atMs).toISOString().replace('T', ' ').slice(0, 19);
  return [number, code, text, quantity, time, writePrice(priceE4), customer, country].join(',');
}

/** `2.55`, `0.195`, `-11062.06`, `4.0`: as the original writes numbers. */
function writePrice(priceE4: number): string {
  const size = Math.abs(priceE4);
  const places =
    String(size % 10_000)
      .padStart(4, '0')
      .replace(/0+$/, '') || '0';
  return `${priceE4 < 0 ? '-' : ''}${Math.floor(size / 10_000)}.${places}`;
}
