import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AlertRuleDraft, Backtest, Problem } from '@vitrine/contracts';
import { SaleLines } from '@vitrine/warehouse';
import { aDraft } from '../testing/a-draft.js';
import { Client } from '../testing/client.js';
import { saleRow } from '../testing/sale-row.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld, sellers } from '../testing/world.js';
import { BacktestThreads } from './backtest-threads.js';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
const CODE = new URL('../../dist/backtest/backtest-worker.js', import.meta.url);
const now = Date.now();
/** One sale of a thousand a seller and day, hours apart, in the ten days before today. */
const large = sellers.flatMap((seller, place) =>
  [1, 2, 3].map((day) => ({
    ...{ ...seller, productId: `${seller.tenantId}-pr-1`, amount: 1_000, ticketId: `large-${place}-${day}` },
    soldAt: new Date(now - day * 24 * HOUR_MS - place * 60_000),
  })),
);
let api: ApiUnderTest;
let clients: Record<string, Client>;

beforeAll(async () => {
  const seed: Parameters<typeof startApi>[1] = async (store, warehouse) => {
    await seedWorld(store, warehouse, new Date(now));
    await new SaleLines(warehouse).append(large.map(saleRow), 'large');
  };
  api = await startApi('api_backtest', seed, {}, { backtestCode: CODE });
  const names = ['admin', 'regional', 'manager', 'seller', 'operator'];
  const signedIn = await Promise.all(
    names.map(async (name) => [name, await Client.signIn(api.url, `${name}@acme.example`)] as const),
  );
  clients = Object.fromEntries(signedIn);
}, 180_000);
afterAll(() => api?.stop(), 60_000);

/** Single sales of half a thousand and more. */
const largeSale = (change: Partial<AlertRuleDraft> = {}): AlertRuleDraft =>
  aDraft({
    ...{ name: 'venda grande', grain: 'ticket', schedule: { openHoursOnly: false, quiet: [] } },
    condition: { kind: 'ticket', metric: 'netSales', side: 'above', warning: '500' },
    ...change,
  });
const as = (who: string): Client => {
  const client = clients[who];
  if (client === undefined) throw new Error(`nobody is called ${who}`);
  return client;
};
const ask = (who: string, rule: AlertRuleDraft, days = 30) =>
  as(who).ask('POST', '/v1/alert-rules:backtest', { rule, days });
const backtest = async (who: string, rule: AlertRuleDraft): Promise<Backtest> => {
  const answer = await ask(who, rule);
  expect([answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([200, '']);
  return (await answer.json()) as Backtest;
};
const storesOf = ({ firings }: Backtest) => [...new Set(firings.map(({ subject }) => subject.ids[0]))].sort();

describe('a back-test', () => {
  it('says what the rule names and nobody sold so far, where the caller looks', async () => {
    const condition = { kind: 'value', metric: 'units', window: 'day', side: 'above', warning: '9' } as const;
    const found = await backtest('manager', aDraft({ grain: 'product', condition, productIds: ['acme-pr-1', 'new'] }));
    expect(found.unsold).toEqual([{ kind: 'product', id: 'new', pointer: '/productIds/1' }]);
  });

  it('says what would have rung, how often, for whom, and who else would have told it', async () => {
    const saved = await as('admin').ask('POST', '/v1/alert-rules', {
      rule: largeSale({ name: 'já ligada' }),
      state: 'on',
    });
    const { id } = (await saved.json()) as { id: string };
    const found = await backtest('admin', largeSale());
    expect(found).toMatchObject({ firingsTotal: 18, perWeek: (18 / 30) * 7, recipientsTotal: 4 });
    expect(found.firings[0]).toMatchObject({ level: 'warning', value: '1000', subject: { grain: 'ticket' } });
    expect(found.overlaps).toEqual([{ ruleId: id, name: 'já ligada', share: 1 }]);
    const itself = await as('admin').ask('POST', '/v1/alert-rules:backtest', { rule: largeSale(), ruleId: id });
    expect(((await itself.json()) as Backtest).overlaps).toEqual([]);
    expect(found.recipients.map(({ role }) => role).sort()).toEqual(['admin', 'manager', 'manager', 'regional']);
    expect(found.ticketsRead).toBeGreaterThanOrEqual(18);
  });

  it('sees what its caller sees, and nothing of other stores', async () => {
    const manager = await backtest('manager', largeSale());
    expect([storesOf(manager), manager.firingsTotal]).toEqual([['acme-st-norte-1'], 6]);
    expect(JSON.stringify(manager)).not.toMatch(/norte-2|sul-1/u);
    const regional = await backtest('regional', largeSale());
    expect([storesOf(regional), regional.firingsTotal]).toEqual([['acme-st-norte-1', 'acme-st-norte-2'], 12]);
    expect(JSON.stringify(regional)).not.toMatch(/sul-1/u);
  });

  it('refuses what making the rule would refuse', async () => {
    const faults = async (who: string, rule: AlertRuleDraft) => {
      const answer = await ask(who, rule);
      const { errors = [] } = (await answer.json()) as Problem;
      return [answer.status, ...errors.map(({ pointer, code }) => `${pointer} ${code}`)];
    };
    expect(await faults('manager', largeSale({ storeIds: ['acme-st-sul-1'] }))).toEqual([
      403,
      '/rule/storeIds/0 outside_scope',
    ]);
    expect(await faults('manager', largeSale({ grain: 'store' }))).toEqual([400, '/rule/grain grain_not_possible']);
    expect(await faults('operator', largeSale())).toEqual([403]);
    expect(await faults('seller', largeSale())).toEqual([403]);
  });

  it('is one of two at most, and a third is asked to come again', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask('admin', largeSale())));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(2);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    const refused = answers.find(({ status }) => status === 429) ?? new Response();
    expect([refused.headers.get('retry-after'), ((await refused.json()) as Problem).code]).toEqual([
      '2',
      'backtests_busy',
    ]);
  });

  it('ends with the request that asked for it, and its place is free again', async () => {
    const threads = api.app.get(BacktestThreads);
    for (let time = 0; time < 3; time += 1) {
      const hungUp = new AbortController();
      const asked = fetch(`${api.url}/v1/alert-rules:backtest`, {
        ...{ method: 'POST', signal: hungUp.signal, body: JSON.stringify({ rule: largeSale(), days: 90 }) },
        headers: { ...as('admin').headers, 'content-type': 'application/json' },
      }).catch(() => 'hung up');
      while (threads.underWay === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      hungUp.abort();
      expect(await asked).toBe('hung up');
      while (threads.underWay > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect((await ask('admin', largeSale())).status).toBe(200);
  });
});
