import { describe, expect, it } from '@jest/globals';
import type { MetricQuery } from '@vitrine/contracts';
import type { CompiledQuery, NetworkLedger } from '@vitrine/metrics';
import { type Directory, type Labels, ScopedAnswers, type StoreRow } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import { Network } from '../catalogue/network.js';
import { MetricAnswers } from './metric-answers.js';

const rows = [
  ['own', 'Norte'],
  ['near', 'Norte'],
  ['lone', 'Sul'],
].map(
  ([storeId, region]) =>
    ({ tenantId: 't', storeId, name: storeId, region, city: '', timeZone: 'UTC', hours: [] }) as unknown as StoreRow,
);
const noDays = { firstDayOf: new Map(), received: [] };
/** Nothing was told before, and nothing is kept. */
const ledger: NetworkLedger = {
  read: async () => ({ version: 0, through: undefined, cells: [] }),
  write: async () => true,
};
const accessOf = (storeNames: 'anonymous' | 'named') =>
  ({
    scope: { tenantId: 't', stores: ['own'], networkTotals: true },
    tenant: { id: 't', storeNames, aliasSalt: 'salt', timeZone: 'UTC', currency: 'BRL', networkFloorTickets: 5 },
    locale: 'en',
    permissions: new Set(),
  }) as unknown as Access;

const tokens = { query: async (_tenantId: string, query: MetricQuery) => query };

/** The stores that the network's totals of one question are read for. */
async function storesRead(storeNames: 'anonymous' | 'named', query: Partial<MetricQuery>): Promise<unknown> {
  const seen: CompiledQuery[] = [];
  const run = async (compiled: CompiledQuery) => {
    seen.push(compiled);
    return [];
  };
  const directory = {
    storesOf: async () => rows,
    arrivedDaysOf: async () => noDays,
    readyRollups: async () => new Set(),
  } as unknown as Directory;
  const labels = { of: async () => ({}) } as unknown as Labels;
  const asked: MetricQuery = {
    metrics: ['netSales'],
    period: { from: '2026-11-01', to: '2026-11-20' },
    scope: 'network',
    ...query,
  };
  await new MetricAnswers(new ScopedAnswers(run, directory, labels), directory, tokens, ledger).answer(
    accessOf(storeNames),
    asked,
  );
  return seen[0]?.params.filter0;
}

const aliasOf = (id: string) => new Network(accessOf('anonymous'), rows).shownId(id);
const store = (id: string): Partial<MetricQuery> => ({ filters: [{ dimension: 'store', in: [id] }] });
const refused = { code: 'outside_scope', status: 403 };

/** The stores of an answer in their order, every store having sold the same. */
async function orderOf(ids: readonly string[], aliasSalt: string, limit?: number): Promise<string[]> {
  const access = accessOf('anonymous');
  const run = async ({ name }: CompiledQuery) =>
    name !== 'metrics.network'
      ? []
      : ids.map((id) => ({ d_store: id, d_day: '2026-11-10', m_netSales: '10', m_tickets: '10' }));
  const directory = {
    storesOf: async () => ids.map((storeId) => ({ ...rows[0], storeId })),
    readyRollups: async () => new Set(),
    arrivedDaysOf: async () => noDays,
  } as unknown as Directory;
  const labels = { of: async () => ({}) } as unknown as Labels;
  const asked: MetricQuery = {
    metrics: ['netSales'],
    dimensions: ['store'],
    period: { from: '2026-11-01', to: '2026-11-20' },
    scope: 'network',
    orderBy: [{ id: 'netSales', desc: true }],
    ...(limit === undefined ? {} : { limit }),
  };
  const salted = { ...access, tenant: { ...access.tenant, aliasSalt } } as Access;
  const answer = await new MetricAnswers(new ScopedAnswers(run, directory, labels), directory, tokens, ledger).answer(
    salted,
    asked,
  );
  return answer.rows.map((row) => String(row.store));
}

describe('MetricAnswers among anonymous stores', () => {
  it('takes own ids and aliases, and refuses the real id of another store', async () => {
    expect(await storesRead('anonymous', store('own'))).toEqual(['own']);
    expect(await storesRead('anonymous', store(aliasOf('lone')))).toEqual(['lone']);
    await expect(storesRead('anonymous', store('lone'))).rejects.toMatchObject(refused);
    await expect(storesRead('anonymous', store('nothing'))).rejects.toMatchObject(refused);
  });

  it('does not tell where they are: not by a split, not by a filter', async () => {
    await expect(storesRead('anonymous', { dimensions: ['region'] })).rejects.toMatchObject(refused);
    await expect(storesRead('anonymous', { dimensions: ['store', 'region'] })).rejects.toMatchObject(refused);
    const inRegion = (region: string) => ({ filters: [{ dimension: 'region' as const, in: [region] }] });
    expect(await storesRead('anonymous', inRegion('Norte'))).toEqual(['own']);
    expect(await storesRead('anonymous', inRegion('Sul'))).toEqual([]);
  });

  it('orders and cuts off by the aliases, not by the ids behind them', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `store-of-${String(index).padStart(2, '0')}`);
    for (const salt of ['one', 'two', 'three']) {
      const shown = await orderOf(ids, salt);
      expect(shown).toEqual([...shown].sort());
      expect(await orderOf([...ids].reverse(), salt)).toEqual(shown);
      expect(await orderOf(ids, salt, 3)).toEqual(shown.slice(0, 3));
    }
  });

  it('answers by name and region where the tenant shows both', async () => {
    expect(await storesRead('named', store('lone'))).toEqual(['lone']);
    expect(await storesRead('named', { filters: [{ dimension: 'region', in: ['Sul'] }] })).toEqual(['Sul']);
    await expect(storesRead('named', store('nothing'))).rejects.toMatchObject(refused);
  });
});
