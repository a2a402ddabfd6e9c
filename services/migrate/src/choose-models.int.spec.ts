import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrateEverything } from '@vitrine/migrations';
import { modelChoiceSchema } from '@vitrine/recommend';
import { createStore, type Store } from '@vitrine/store';
import { createTestDatabase } from '@vitrine/store/testing';
import { CountedBaskets, createWarehouse, ModelChoices, ticketKeyHash, type Warehouse } from '@vitrine/warehouse';
import { chooseModelsOfTenants } from './choose-models.js';
import { type Lease, LeaseLost } from './lease.js';
import { deleteFrom, tablesOfTenants } from './tenant-tables.js';

const name = `models_${process.pid}`;
/** Not long ago: ClickHouse forgets what was chosen long ago. */
const MORNING_MS = Date.now() - 7 * 86_400_000;
const DAY_MS = 86_400_000;
const lease = { check: () => undefined };
let store: Store;
let warehouse: Warehouse;
let drop: () => Promise<void>;

/** Milk is in every basket; who takes ham takes bread, who takes nails takes a hammer. So a pair tells what best-sellers do not. */
const contents = [
  ['milk', 'tea', 'rice'],
  ['bread', 'ham', 'milk', 'tea'],
  ['hammer', 'milk', 'nails', 'rice'],
];

function soldOn(tenantId: string, day: string, count: number) {
  return Array.from({ length: count }, (_, at) => {
    const items = contents[at % contents.length] as string[];
    const ticketId = `${day}/${at}`;
    return {
      ...{ tenantId, storeId: `s${at % 4}`, ticketId, ticketHash: ticketKeyHash(ticketId), soldOn: day, revision: 0 },
      ...{ acceptedAtMs: 1, sold: items.map((id): [string, number] => [id, 1_000]), givenBack: [], gives: [] },
      ...{ items, itemCount: items.length, isWholesale: 0 as const },
      ...{ sourcePartition: 0, ingestedAtMs: 1, sign: 1 as const },
    };
  });
}

beforeAll(async () => {
  const database = await createTestDatabase(process.env.DATABASE_URL ?? '', name);
  const { CLICKHOUSE_URL = '', CLICKHOUSE_USER = '', CLICKHOUSE_PASSWORD = '' } = process.env;
  store = createStore(database.url);
  warehouse = createWarehouse({ CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD, CLICKHOUSE_DATABASE: name });
  drop = database.drop;
  await migrateEverything({ store, warehouse, topics: undefined });
  const tenant = { currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' };
  const baskets = new CountedBaskets(warehouse);
  for (const id of ['busy', 'young']) {
    await store.tenants.create({ ...tenant, id, name: id });
    const days = id === 'busy' ? ['2026-10-05', '2026-10-12', '2026-10-19'] : ['2026-10-19'];
    for (const day of days) await baskets.append(soldOn(id, day, 300), `${id}:${day}`);
  }
}, 120_000);
afterAll(async () => {
  await warehouse.command({ name: 'spec.drop', sql: `DROP DATABASE IF EXISTS ${name}`, database: null });
  await Promise.all([warehouse.close(), store.close()]);
  await drop();
});

const chooseAt = (ms: number, under: Lease = lease) =>
  chooseModelsOfTenants(store, warehouse, {
    lease: under,
    nowMs: () => ms,
    onError: (_, error) => {
      throw error;
    },
  });

describe('the job that chooses models', () => {
  it('chooses by baskets that lie after those it learned from, and keeps each choice with its date', async () => {
    expect(await chooseAt(MORNING_MS)).toEqual({ chosen: 1, tooFew: 1, failed: 0 });
    const choices = new ModelChoices(warehouse);
    const found = await choices.newest('busy');
    expect(found).toMatchObject({ chosenAtMs: MORNING_MS, learnedBefore: '2026-10-19', cases: 300 });
    const { bestSellersHits = 0, liveHits = 0, nightlyHits = 0, choice = '' } = found ?? {};
    expect(liveHits).toBeGreaterThanOrEqual(bestSellersHits);
    const { ranks } = modelChoiceSchema.parse(JSON.parse(choice));
    expect(ranks).toBe(nightlyHits > liveHits ? 'nightly' : 'live');
    expect(await choices.newest('young')).toBeUndefined();
  });

  it('makes another choice each night: the newest holds, and the one before stays', async () => {
    await chooseAt(MORNING_MS + DAY_MS);
    expect((await new ModelChoices(warehouse).newest('busy'))?.chosenAtMs).toBe(MORNING_MS + DAY_MS);
    const lost = {
      check: () => {
        throw new LeaseLost('models');
      },
    };
    await expect(chooseAt(MORNING_MS + 2 * DAY_MS, lost)).rejects.toThrow(LeaseLost);
    expect((await new ModelChoices(warehouse).newest('busy'))?.chosenAtMs).toBe(MORNING_MS + DAY_MS);
  });

  it('leaves nothing of a tenant that is deleted', async () => {
    expect(await tablesOfTenants(warehouse)).toContain('model_choices_v1');
    const busy = await store.tenants.find('busy');
    if (busy) await warehouse.command(deleteFrom('model_choices_v1', busy.id, undefined));
    expect(await new ModelChoices(warehouse).newest('busy')).toBeUndefined();
  });
});
