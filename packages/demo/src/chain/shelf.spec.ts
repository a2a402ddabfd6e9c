import { describe, expect, it } from '@jest/globals';
import { type CatalogEvent, type CatalogOf, catalogKeyOf, explainCatalog, gtin14Of } from '@vitrine/contracts';
import { addDays } from '@vitrine/domain';
import { demoChain } from './demo-chain.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const end = new Date('2026-11-21T14:00:00Z');
const chain = demoChain({ end, days: 60, incidentsEveryWeek: true, stores: 12 });
const first = [...chain.shelf(0, chain.endMs)];

const ofType = <T extends CatalogEvent['type']>(events: readonly CatalogEvent[], type: T): CatalogOf<T>[] =>
  events.filter((event): event is CatalogOf<T> => event.type === type);
const levelsAt = (atMs: number) => ofType([...chain.shelf(atMs - DAY_MS, atMs)], 'stockLevel');

/** Units that each store sold of each product in the last 28 days. */
function soldUnits(): Map<string, number> {
  const sold = new Map<string, number>();
  for (const { value } of chain.history(chain.endMs - 28 * DAY_MS, chain.endMs)) {
    const ticket = parsed(value.toString());
    if (ticket?.status !== 'closed' || ticket.kind === 'return') continue;
    for (const { productId, quantity } of ticket.lines ?? []) {
      const key = `${ticket.storeId} ${productId}`;
      sold.set(key, (sold.get(key) ?? 0) + Number(quantity));
    }
  }
  return sold;
}

interface Ticket {
  readonly status: string;
  readonly kind?: string;
  readonly storeId: string;
  readonly lines?: readonly { readonly productId: string; readonly quantity: string }[];
}
function parsed(text: string): Ticket | undefined {
  try {
    return JSON.parse(text) as Ticket;
  } catch {
    return undefined;
  }
}

describe('bar codes of the demo', () => {
  it('are right, of every product and of none twice', () => {
    const products = ofType([...chain.catalog()], 'product');
    expect(products.flatMap((event) => explainCatalog(event))).toEqual([]);
    const byCode = new Map(products.map(({ id, barcodes = [] }) => [barcodes.map(gtin14Of).join(), id]));
    expect(byCode.size).toBe(800);
    expect([...byCode.keys()].filter((code) => !/^020\d{11}$/u.test(code))).toEqual([]);
  });
});

describe('the stock of the demo', () => {
  it('is within the contract, and of each store one count: a start does not send every day', () => {
    expect(first.flatMap((event) => explainCatalog(event))).toEqual([]);
    const levels = ofType(first, 'stockLevel');
    expect(levels).toHaveLength(12 * 800);
    expect(new Set(levels.map(catalogKeyOf)).size).toBe(12 * 800);
    for (const { at } of levels) expect(chain.endMs - Date.parse(at)).toBeLessThanOrEqual(DAY_MS);
  });

  it('is never older than a day, whenever somebody looks, and comes before a store opens', () => {
    for (let atMs = chain.endMs; atMs < chain.endMs + 3 * DAY_MS; atMs += 5 * HOUR_MS) {
      const levels = levelsAt(atMs);
      expect(levels).toHaveLength(12 * 800);
      for (const { at } of levels) expect(Date.parse(at)).toBeLessThan(atMs);
    }
    for (const { at } of levelsAt(chain.endMs)) expect(at.slice(11, 16)).toMatch(/^0[89]:00$/u);
  });

  it('comes in windows that join: small steps send what one large one does', () => {
    const [fromMs, toMs] = [chain.endMs, chain.endMs + DAY_MS];
    const steps: CatalogEvent[] = [];
    for (let atMs = fromMs; atMs < toMs; atMs += HOUR_MS) steps.push(...chain.shelf(atMs, atMs + HOUR_MS));
    const sorted = (events: Iterable<CatalogEvent>) => [...events].map((event) => JSON.stringify(event)).sort();
    expect(sorted(steps)).toEqual(sorted(chain.shelf(fromMs, toMs)));
  });

  it('lasts for more than three months exactly where it is planted', () => {
    const sold = soldUnits();
    const planted = new Set(chain.truth.overstock.map(({ storeId, productId }) => `${storeId} ${productId}`));
    expect(planted.size).toBeGreaterThan(60);
    expect(planted.size).toBeLessThan(180);
    const long = levelsAt(chain.endMs).flatMap(({ storeId, productId, quantity }) => {
      const key = `${storeId} ${productId}`;
      const isLong = Number(quantity) >= 10 && (28 * Number(quantity)) / Math.max(0.5, sold.get(key) ?? 0) >= 90;
      return isLong ? [key] : [];
    });
    const found = long.filter((key) => planted.has(key));
    expect(found.length / planted.size).toBeGreaterThan(0.9);
    expect((long.length - found.length) / long.length).toBeLessThan(0.1);
  });

  it('is nothing of a few products, less than nothing of fewer, and nothing of what an incident stopped', () => {
    const quantities = levelsAt(chain.endMs).map(({ quantity }) => Number(quantity));
    const empty = quantities.filter((quantity) => quantity <= 0).length;
    expect(empty / quantities.length).toBeGreaterThan(0.005);
    expect(empty / quantities.length).toBeLessThan(0.03);
    expect(quantities.filter((quantity) => quantity < 0).length).toBeGreaterThan(0);
    const stops = chain.truth.planted(chain.startMs, chain.endMs).filter(({ kind }) => kind === 'productStops');
    expect(stops.length).toBeGreaterThan(2);
    for (const { storeId, productId, from } of stops) {
      const level = levelsAt(Date.parse(from) + 10 * HOUR_MS).find(
        (one) => one.storeId === storeId && one.productId === productId,
      );
      expect(level?.quantity).toBe('0');
    }
  });
});

describe('the market of the demo', () => {
  const figures = ofType(first, 'marketIndex');
  const meanOf = (category: string | undefined, from: string, to: string) => {
    const values = figures
      .filter((one) => one.category === category && one.day >= from && one.day <= to)
      .map(({ value }) => Number(value));
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };

  it('rose in two categories as the truth says, and in no other one, nor as a whole', () => {
    const categories = [...new Set(figures.map(({ category }) => category))];
    expect(categories.length).toBeGreaterThan(8);
    const last = '2026-11-20';
    const risen = categories.flatMap((category) => {
      const recent = meanOf(category, addDays(last, -27), last);
      const change = recent / meanOf(category, addDays(last, -55), addDays(last, -28)) - 1;
      return Math.abs(change) > 0.03 ? [{ name: figures[0]?.name, category, change }] : [];
    });
    const byName = (one: { category: string | undefined }, other: { category: string | undefined }) =>
      (one.category ?? '') < (other.category ?? '') ? -1 : 1;
    expect(risen.sort(byName)).toEqual(
      [...chain.truth.market].sort(byName).map((one) => ({ ...one, change: expect.closeTo(one.change, 10) })),
    );
    for (const { change } of chain.truth.market) expect(change).toBeGreaterThan(0.1);
    expect(chain.truth.market).toHaveLength(2);
  });

  it('has days that nobody published, and none of today', () => {
    const days = new Set(figures.map(({ day }) => day));
    const categories = new Set(figures.map(({ category }) => category));
    expect(figures.length).toBeLessThan(0.99 * days.size * categories.size);
    expect(figures.length).toBeGreaterThan(0.95 * days.size * categories.size);
    expect([...days].sort().at(-1)).toBe('2026-11-20');
  });

  it('goes on day by day', () => {
    const next = ofType([...chain.shelf(chain.endMs, chain.endMs + DAY_MS)], 'marketIndex');
    expect(new Set(next.map(({ day }) => day))).toEqual(new Set(['2026-11-21']));
  });
});
