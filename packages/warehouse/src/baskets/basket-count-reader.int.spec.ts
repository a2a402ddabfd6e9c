import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '@vitrine/domain';
import { ticketKeyHash } from '../key-hash.js';
import { testWarehouse } from '../test-warehouse.fixture.js';
import type { Warehouse } from '../warehouse.js';
import { BasketCountReader, type CountsOf } from './basket-count-reader.js';
import { CountedBaskets } from './counted-baskets.js';
import { readCounts } from './read-counts.js';

interface Sold {
  readonly storeId: string;
  readonly soldOn: string;
  readonly items: readonly string[];
}

let warehouse: Warehouse;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ warehouse, drop } = await testWarehouse('counts'));
}, 60_000);
afterAll(() => drop?.());

async function count(tenantId: string, sold: readonly Sold[]): Promise<void> {
  const rows = sold.map(({ items, ...of }, at) => {
    const ticketId = String(at);
    return {
      ...{ ...of, tenantId, ticketId, ticketHash: ticketKeyHash(ticketId), revision: 0, acceptedAtMs: 1, gives: [] },
      ...{ sold: items.map((id): [string, number] => [id, 1_000]), givenBack: [], items: [...items] },
      ...{ itemCount: items.length, isWholesale: items.length > 100 ? (1 as const) : (0 as const) },
      ...{ sourcePartition: 0, ingestedAtMs: 1, sign: 1 as const },
    };
  });
  await new CountedBaskets(warehouse).append(rows, tenantId);
}

/** Counts in plain maps, as a reader gives them and as a hand adds them up. */
class Tally {
  baskets = 0;
  readonly of = new Map<string, number>();

  addBaskets(baskets: number): void {
    this.baskets += baskets;
  }

  addItem(id: string, baskets: number): void {
    this.of.set(id, (this.of.get(id) ?? 0) + baskets);
  }

  addPair(one: string, other: string, baskets: number): void {
    this.addItem([one, other].sort().join(' + '), baskets);
  }

  /** By name, to nine digits: sums of halves come in another order. */
  get rows(): [string, string][] {
    return [...this.of].map(([id, sum]): [string, string] => [id, sum.toPrecision(9)]).sort();
  }
}

async function read(of: CountsOf, stores: number): Promise<{ exact: Tally; decayed: Tally }> {
  const sinks = { exact: new Tally(), decayed: new Tally() };
  await readCounts(new BasketCountReader(warehouse), of, stores, sinks);
  return sinks;
}

describe('counts that grow old', () => {
  const asOf = '2026-11-16';
  const halfLifeWeeks = 8;
  /** Two stores, eleven weeks on all their days, and of the week to come. */
  const sold = Array.from({ length: 400 }, (_, at): Sold => {
    const items = ['a', 'b', 'c', 'd', 'e'].filter((_, place) => (at * (place + 3)) % 7 < 3);
    return { storeId: `s${at % 2}`, soldOn: addDays('2026-09-07', (at * 5) % 84), items: [...items, `p${at % 9}`] };
  });
  const wholesale = Array.from({ length: 101 }, (_, at) => (at === 0 ? 'a' : `w${at}`));
  beforeAll(() => count('old', [...sold, { storeId: 's1', soldOn: '2026-11-16', items: wholesale }]));

  /** One basket after the other, its age in whole weeks from Monday to Monday. */
  function byHand(isOf: (one: Sold) => boolean, weightOf: (weeks: number) => number): Tally {
    const tally = new Tally();
    for (const { items, soldOn } of sold.filter(isOf)) {
      const days = (Date.parse(asOf) - Date.parse(soldOn)) / 86_400_000;
      const weight = weightOf(Math.ceil(days / 7));
      tally.addBaskets(weight);
      for (const [at, id] of items.entries()) {
        tally.addItem(id, weight);
        for (const other of items.slice(at + 1)) tally.addPair(id, other, weight);
      }
    }
    return tally;
  }
  /** Pairs of fewer than three baskets are not read. */
  const told = (exact: Tally, tally: Tally) =>
    tally.rows.filter(([id]) => (exact.of.get(id) ?? 0) >= 3 || !id.includes('+'));

  it.each([
    ['the tenant', {}, () => true],
    ['a store', { storeId: 's1' }, ({ storeId }: Sold) => storeId === 's1'],
    [
      'some weeks',
      { from: '2026-09-21', before: '2026-11-09' },
      ({ soldOn }: Sold) => soldOn >= '2026-09-21' && soldOn < '2026-11-09',
    ],
  ])('of %s weigh half of what they were each half-life, and the whole beside it', async (_, of, isOf) => {
    const { exact, decayed } = await read({ tenantId: 'old', ...of, decay: { halfLifeWeeks, asOf } }, 2);
    const plain = byHand(isOf, () => 1);
    const aged = byHand(isOf, (weeks) => 2 ** (-weeks / halfLifeWeeks));
    expect(exact.baskets).toBe(plain.baskets);
    expect(decayed.baskets).toBeCloseTo(aged.baskets, 9);
    const isWholesale = ([id]: [string, string]) => id.startsWith('w');
    expect(exact.rows.filter((row) => !isWholesale(row))).toEqual(told(plain, plain));
    expect(decayed.rows.filter((row) => !isWholesale(row))).toEqual(told(plain, aged));
    expect(exact.rows.filter(isWholesale).every(([, baskets]) => Number(baskets) === 0)).toBe(true);
  });

  it('of pairs are told by how many baskets they have, and how many counts of stores are added up for them', async () => {
    const byStore = new Map<string, Map<string, number>>();
    for (const { storeId, items } of sold)
      for (const [at, id] of items.entries())
        for (const other of items.slice(at + 1)) {
          const pair = [id, other].sort().join('+');
          const stores = byStore.get(pair) ?? new Map<string, number>();
          byStore.set(pair, stores.set(storeId, (stores.get(storeId) ?? 0) + 1));
        }
    const all = [...byStore.values()].map((stores) => ({
      baskets: [...stores.values()].reduce((sum, one) => sum + one, 0),
      stores: stores.size,
    }));
    const inStores = (least: number) => new BasketCountReader(warehouse).pairHistogram({ tenantId: 'old' }, 1, least);
    const sumOf = (of: typeof all) => of.reduce((sum, { stores }) => sum + stores, 0);
    const byHand = [...new Set(all.map(({ baskets }) => baskets))]
      .sort((a, b) => a - b)
      .map((baskets) => {
        const those = all.filter((one) => one.baskets === baskets);
        return { baskets, pairs: those.filter(({ stores }) => stores === 2).length, grouped: sumOf(those) };
      });
    expect(await inStores(2)).toEqual(byHand);
    expect(await inStores(3)).toEqual(byHand.map((one) => ({ ...one, pairs: 0 })));
  });
});

const folder = process.env.VITRINE_DATA_DIR ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const file = join(folder, 'groceries', 'groceries.csv');
const isHere = existsSync(file) || process.env.VITRINE_REQUIRE_DATA === '1';
if (!isHere) process.stderr.write(`Skipped: groceries is not in VITRINE_DATA_DIR (${folder}).\n`);

interface Fact {
  readonly a: string;
  readonly b: string;
  readonly baskets_both: number;
  readonly baskets_a: number;
  readonly baskets_b: number;
}

(isHere ? describe : describe.skip)('a month of a real grocery', () => {
  it('is read back from the counts as somebody else counted it', async () => {
    const baskets = readFileSync(file, 'utf8').trim().split('\n');
    const sold = baskets.map((line, at): Sold => {
      const items = new Set(line.split(',').map((item) => item.trim()));
      return { storeId: 's', soldOn: addDays('2026-11-02', at % 28), items: [...items].filter(Boolean) };
    });
    await count('grocery', sold);
    const { exact } = await read({ tenantId: 'grocery' }, 1);
    const facts = JSON.parse(readFileSync(join(folder, 'groceries', 'FACTS.json'), 'utf8'));
    expect(exact.baskets).toBe(facts.baskets);
    for (const { a, b, ...fact } of [...facts.top5_by_support, ...facts.top5_by_lift_min_50_baskets] as Fact[]) {
      const found = [exact.of.get(`${a} + ${b}`), exact.of.get(a), exact.of.get(b)];
      expect([a, b, ...found]).toEqual([a, b, fact.baskets_both, fact.baskets_a, fact.baskets_b]);
    }
  }, 60_000);
});
