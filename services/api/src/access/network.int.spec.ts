import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { MetricQuery, MetricResult } from '@vitrine/contracts';
import { addDays, isoWeekOf } from '@vitrine/domain';
import { SaleLines } from '@vitrine/warehouse';
import { Client } from '../testing/client.js';
import { saleRow } from '../testing/sale-row.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { PASSWORD, seedWorld, stores } from '../testing/world.js';

/** Questions of one run; the long form asks more. */
const QUESTIONS = Number(process.env.VITRINE_SCOPE_QUESTIONS ?? 2_000);
const AT_ONCE = 8;
const FLOOR = 5;
jest.setTimeout(600_000);

const now = new Date();
const today = now.toISOString().slice(0, 10);
/** Three weeks that are over. */
const first = addDays(today, -28 - ((now.getUTCDay() + 6) % 7));
const tenants = ['acme', 'veiled'];
const storesOf = (tenantId: string) => stores.filter((store) => store.tenantId === tenantId);

/** Every ticket sold its own power of two, so a sum tells which tickets are in it. A few a day, many on some days. */
const tickets = tenants.flatMap((tenantId) => {
  const sold: { tenantId: string; storeId: string; day: string; hour: number }[] = [];
  for (const [place, store] of storesOf(tenantId).entries())
    for (const [index, count] of [5, 1, 2, 6, 0, 1, 0, 4].entries())
      for (let one = 0; one < (place === 2 ? Math.min(count, 2) : count); one++)
        if (sold.length < 38)
          sold.push({
            tenantId,
            storeId: store.storeId,
            day: addDays(first, index * 2 + place),
            hour: 9 + ((one * 3) % 8),
          });
  return sold.map((ticket, bit) => ({ ...ticket, bit }));
});

interface Desk {
  readonly name: string;
  readonly tenantId: string;
  readonly own: string;
  readonly client: Client;
  /** Other stores' tickets in each figure that was answered. */
  readonly seen: Set<bigint>;
}

let api: ApiUnderTest;
let desks: Desk[];

beforeAll(async () => {
  api = await startApi('api_network', async (store, warehouse) => {
    await seedWorld(store, warehouse, addMs(-400));
    const rows = tickets.map(({ day, hour, bit, tenantId, storeId }) =>
      saleRow({
        tenantId,
        storeId,
        sellerId: `seller-of-${storeId}`,
        productId: `${tenantId}-pr-1`,
        amount: 2 ** bit,
        soldAt: new Date(`${day}T${String(hour + 3).padStart(2, '0')}:10:00Z`),
        ticketId: `bit-${bit}`,
      }),
    );
    await new SaleLines(warehouse).append(rows, 'small');
  });
  desks = [];
  for (const { tenantId, storeId } of stores.filter((store) => tenants.includes(store.tenantId))) {
    const email = `desk-of-${storeId}@${tenantId}.example`;
    const scopes = [{ kind: 'store' as const, value: storeId }];
    await api.store.users.create({
      tenantId,
      email,
      password: PASSWORD,
      name: 'Desk',
      role: 'manager',
      scopes,
      locale: 'en',
    });
    desks.push({ name: email, tenantId, own: storeId, client: await Client.signIn(api.url, email), seen: new Set() });
  }
}, 180_000);
afterAll(() => api?.stop(), 60_000);

/** Apart from the days that the questions are about. */
const addMs = (days: number) => new Date(now.getTime() + days * 86_400_000);

/** Question number `n`: the same ones every time. */
function questionOf(n: number): MetricQuery {
  const at = <T>(some: readonly T[], divisor: number): T => some[Math.floor(n / divisor) % some.length] as T;
  const isWeeks = n % 5 === 0;
  const from = isWeeks ? addDays(first, 7 * (n % 3)) : addDays(first, (n * 7) % 24);
  const to = isWeeks ? addDays(from, 6) : addDays(from, at([0, 1, 4, 12], 3));
  const filter = at<NonNullable<MetricQuery['filters']>[number] | undefined>(
    [
      undefined,
      { dimension: 'weekday', in: [1 + (n % 7)] },
      { dimension: 'week', in: [isoWeekOf(from)] },
      { dimension: 'region', in: [`Sul ${n % 2 ? 'acme' : 'veiled'}`] },
      undefined,
      { dimension: 'store', in: [stores[n % stores.length]?.storeId ?? ''] },
    ],
    2,
  );
  const compare = at([undefined, 'previousPeriod', undefined, 'sameWeekday'] as const, 11);
  return {
    metrics: ['netSales', 'tickets'],
    dimensions: isWeeks
      ? at([['hour'], ['store', 'hour'], ['week']] as const, 5).slice()
      : at(
          [[], ['store'], ['day'], ['store', 'day'], ['weekday'], ['week'], ['region'], ['month']] as const,
          1,
        ).slice(),
    period: { from, to },
    scope: n % 9 === 0 ? 'own' : 'network',
    ...(filter ? { filters: [filter] } : {}),
    ...(compare ? { compare } : {}),
    ...(n % 4 === 0 ? { orderBy: [{ id: 'tickets', desc: true }], limit: 1 + (n % 3) } : {}),
  };
}

const bitsOf = (amount: unknown): bigint => BigInt(String(amount ?? '0').split('.')[0] ?? '0');
const sizeOf = (bits: bigint): number => bits.toString(2).replaceAll('0', '').length;
const ownBits = ({ own }: Desk): bigint =>
  tickets.filter(({ storeId }) => storeId === own).reduce((bits, { bit }) => bits | (1n << BigInt(bit)), 0n);

/** What is wrong with an answer: a forbidden word, a telling order, or too few tickets. */
function faultsOf(desk: Desk, query: MetricQuery, text: string): string[] {
  const others = storesOf(desk.tenantId).filter(({ storeId }) => storeId !== desk.own);
  const isNamed = desk.tenantId === 'acme' && query.scope === 'network';
  const foreign = stores.filter(({ tenantId }) => tenantId !== desk.tenantId);
  const hidden = [...foreign, ...(isNamed ? [] : others)].flatMap(({ storeId, name }) => [`"${storeId}"`, `"${name}"`]);
  const result = JSON.parse(text) as MetricResult;
  const figures = [...result.rows, result.total].flatMap((row) => [
    bitsOf(row.netSales),
    bitsOf(row['netSales.previous']),
  ]);
  const ofOthers = figures.map((bits) => bits & ~ownBits(desk));
  for (const bits of ofOthers) desk.seen.add(bits);
  const places = result.rows.map((row) => `${String(row.tickets).padStart(4, '0')} ${row.store}`);
  const isMixed =
    query.dimensions?.join() === 'store' &&
    result.rows.some(
      (row, at) =>
        row.tickets === result.rows[at - 1]?.tickets &&
        places[at] !== undefined &&
        String(row.store) < String(result.rows[at - 1]?.store),
    );
  return [
    ...hidden.filter((word) => text.includes(word)),
    ...ofOthers.filter((bits) => bits !== 0n && sizeOf(bits) < FLOOR).map((bits) => `${sizeOf(bits)} tickets`),
    ...(isMixed && query.orderBy ? ['ordered by something that is not shown'] : []),
  ];
}

describe('managers who see the other stores as totals', () => {
  it('learn neither who is who nor of fewer tickets than the floor, whatever they ask', async () => {
    const faults: string[] = [];
    let answered = 0;
    const ask = async (n: number) => {
      const desk = desks[n % desks.length] as Desk;
      const query = questionOf(n);
      const response = await desk.client.ask('POST', '/v1/metrics/query', query);
      const text = await response.text();
      if (response.status === 200) {
        answered++;
        faults.push(...faultsOf(desk, query, text).map((fault) => `${desk.name} ${JSON.stringify(query)}: ${fault}`));
      } else if (response.status !== 403) faults.push(`${response.status} ${text}`);
    };
    for (let n = 0; n < QUESTIONS; n += AT_ONCE)
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, QUESTIONS - n) }, (_, index) => ask(n + index)));
    expect(faults).toEqual([]);
    expect(answered).toBeGreaterThan(QUESTIONS / 3);
  });

  it('learn no less by taking one answer from another', () => {
    for (const { seen } of desks) {
      const sets = [...seen];
      const close = sets.flatMap((one) =>
        sets.filter((less) => less !== one && (one & less) === less && sizeOf(one & ~less) < FLOOR),
      );
      expect(close).toEqual([]);
    }
    expect(desks.some(({ seen }) => seen.size > 5)).toBe(true);
  });

  it('see the aliases of anonymous stores in their own order, where the real ids have another', async () => {
    const desk = desks.find(({ tenantId }) => tenantId === 'veiled') as Desk;
    const query = { metrics: ['tickets'], dimensions: ['store'], period: { from: first, to: today }, scope: 'network' };
    const { rows, network } = (await (
      await desk.client.ask('POST', '/v1/metrics/query', query)
    ).json()) as MetricResult;
    const shown = rows.map((row) => String(row.store));
    expect(shown.length).toBeGreaterThan(1);
    expect(shown).toEqual([...shown].sort());
    expect(network?.joined.length).toBeGreaterThan(0);
  });
});
