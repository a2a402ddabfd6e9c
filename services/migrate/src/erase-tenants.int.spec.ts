import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { migrateEverything } from '@vitrine/migrations';
import { createStore, type Store, TenantBeingDeleted } from '@vitrine/store';
import { createTestDatabase, dumpDatabase } from '@vitrine/store/testing';
import { createWarehouse, Journal, SaleLines, type Warehouse } from '@vitrine/warehouse';
import { z } from 'zod';
import { eraseTenants } from './erase-tenants.js';
import { LeaseLost } from './lease.js';
import { saleOn } from './rows.fixture.js';
import { deleteFrom, tablesOfTenants } from './tenant-tables.js';

jest.setTimeout(240_000);

const name = `erasure_${process.pid}`;
const [GONE, NEIGHBOUR] = ['loja-que-sai', 'vizinha'];
let store: Store;
let warehouse: Warehouse;
let databaseUrl: string;
let drop: () => Promise<void>;
let before: Picture;

interface Picture {
  readonly postgres: string[];
  readonly clickhouse: string[];
}

beforeAll(async () => {
  const database = await createTestDatabase(process.env.DATABASE_URL ?? '', name);
  const { CLICKHOUSE_URL = '', CLICKHOUSE_USER = '', CLICKHOUSE_PASSWORD = '' } = process.env;
  databaseUrl = database.url;
  drop = database.drop;
  store = createStore(databaseUrl, { passwordCost: { log2N: 4, r: 8, p: 1 } });
  warehouse = createWarehouse({ CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD, CLICKHOUSE_DATABASE: name });
  await migrateEverything({ store, warehouse, topics: undefined });
  await fill(NEIGHBOUR);
  before = await picture();
});
afterAll(async () => {
  await warehouse.command({ name: 'spec.drop', sql: `DROP DATABASE IF EXISTS ${name}`, database: null });
  await Promise.all([warehouse.close(), store.close()]);
  await drop();
});

const make = (id: string) =>
  store.tenants.create({ id, name: id, currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR', keepDays: 9 });

/** Something in every table that has a tenant's rows: those that are made after this test too. */
async function fill(id: string): Promise<void> {
  await make(id);
  const user = await store.users.create({
    tenantId: id,
    email: `ana@${id}.example`,
    password: 'girassol no telhado',
    name: 'Ana Exemplo',
    role: 'admin',
    locale: 'pt-BR',
    scopes: [{ kind: 'tenant', value: '' }],
  });
  await store.sessions.open(user.id, 3_600_000);
  await store.passwordLinks.make(user.id);
  await store.apiKeys.create({ tenantId: id, name: 'caixa', role: 'producer' });
  await store.people.upsert([{ tenantId: id, sellerId: 'v1', name: `Bia de ${id}` }]);
  await store.tenantKeys.putIfAbsent(id, `wrapped key of ${id}`);
  await store.idempotency.claim(`owner of ${id}`, 'k', 'h', { tenantId: id });
  await store.audit.add({ tenantId: id, actor: 'instance', action: 'tenant.created', subject: id });
  await store.audit.add({ tenantId: id, actor: user.id, action: 'user.created', subject: user.id });
  await new SaleLines(warehouse).append([saleOn(id, '2026-11-20'), saleOn(id, '2026-10-20')], `${id}:sales`);
  for (const table of await tablesOfTenants(warehouse))
    await warehouse.command({ name: 'spec.fill', sql: `INSERT INTO ${table} (tenant_id) VALUES ('${id}')` });
}

/** Every row of both engines, but for what is remembered of a deletion. */
async function picture(): Promise<Picture> {
  const clickhouse: string[] = [];
  const merging = await mergingTables();
  for (const table of [...(await tablesOfTenants(warehouse)), 'journal_v1']) {
    const sql = `SELECT toJSONString(tuple(*)) AS text FROM ${table} ${merging.has(table) ? 'FINAL' : ''} ORDER BY text`;
    const rows = await warehouse.query({ name: 'spec.rows', sql, row: z.object({ text: z.string() }) });
    clickhouse.push(...rows.map(({ text }) => `${table} ${text}`));
  }
  const postgres = (await dumpDatabase(databaseUrl)).split('\n').sort();
  return { clickhouse, postgres: postgres.filter((line) => !isRemembered(line)) };
}

/** Tables that join rows when they like: what counts of them is what is read. */
async function mergingTables(): Promise<Set<string>> {
  const sql = "SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '_%MergeTree'";
  const rows = await warehouse.query({ name: 'spec.merging', sql, row: z.object({ name: z.string() }) });
  return new Set(rows.map(({ name }) => name));
}

const isRemembered = (line: string): boolean =>
  line.includes(`"tenant_id":"${GONE}"`) && (line.includes('"action":"tenant.') || line.includes('"accepted_at"'));

class Killed extends Error {}

const how = {
  lease: { check: () => undefined },
  cluster: undefined,
  settleMs: 0,
  now: () => new Date(),
  sleep: async () => undefined,
};

/** What the job works with, but for the note that a step is done. */
function deletionsNoting(noteDone: Store['tenantDeletions']['noteDone']) {
  const { tenantDeletions: real } = store;
  return {
    running: real.running.bind(real),
    finishedSince: real.finishedSince.bind(real),
    finish: real.finish.bind(real),
    reopen: real.reopen.bind(real),
    deleteRows: real.deleteRows.bind(real),
    noteDone,
  };
}

/** A run of the job that is killed at its first step, with the step done and not noted, or noted. */
function runThatDies(isNoted: boolean) {
  const dying = deletionsNoting(async (tenantId, step) => {
    if (isNoted) await store.tenantDeletions.noteDone(tenantId, step);
    throw new Killed(step);
  });
  return eraseTenants(dying, warehouse, how);
}

describe('the erasure job', () => {
  it('finds every table with rows of tenants, and no view', async () => {
    const tables = await tablesOfTenants(warehouse);
    expect(tables).toEqual(
      expect.arrayContaining(['sale_lines_v1', 'sales_days_v1', 'personal_values_v1', 'catalog_v1']),
    );
    expect(tables.filter((table) => table.includes('current') || table.includes('_mv_'))).toEqual([]);
  });

  it('killed after any step goes on, and leaves nothing of the tenant and the neighbour as it was', async () => {
    await fill(GONE);
    const journal = new Journal(warehouse);
    const rows = [saleOn(GONE, '2026-11-20'), saleOn(NEIGHBOUR, '2026-11-20')];
    const entry = await journal.write({ unknownTenants: ['ninguem'], rows }, Date.now());
    await store.tenantDeletions.accept(GONE, 'instance');
    let kills = 0;
    for (let isNoted = false; ; isNoted = !isNoted) {
      const ended = await runThatDies(isNoted).catch((error: unknown) => {
        if (error instanceof Killed) return undefined;
        throw error;
      });
      if (ended !== undefined) break;
      kills += 1;
      await expect(make(GONE)).rejects.toBeInstanceOf(TenantBeingDeleted);
    }
    const steps = 2 * ((await tablesOfTenants(warehouse)).length + 2);
    expect(kills).toBe(2 * steps);
    expect(await journal.read(entry)).toEqual({ unknownTenants: ['ninguem'], rows: rows.slice(1) });
    await warehouse.command({ name: 'spec.tidy', sql: 'TRUNCATE TABLE journal_v1' });
    expect(await picture()).toEqual(before);
    expect((await store.audit.of(GONE)).map(({ action }) => action)).toEqual([
      'tenant.created',
      'tenant.deletionAccepted',
      'tenant.deleted',
    ]);
  });

  it('deletes once more what was written while somebody still knew the tenant, and later too', async () => {
    await fill(GONE);
    await store.tenantDeletions.accept(GONE, 'instance');
    const writeLate = (token: string) => new SaleLines(warehouse).append([saleOn(GONE, '2026-11-19')], token);
    let sleptMs = 0;
    const sleep = async (ms: number) => {
      sleptMs = ms;
      await writeLate('late');
    };
    expect(await eraseTenants(store.tenantDeletions, warehouse, { ...how, settleMs: 180_000, sleep })).toBe(1);
    expect(sleptMs).toBeGreaterThan(100_000);
    expect(await picture()).toEqual(before);
    await writeLate('later');
    expect(await eraseTenants(store.tenantDeletions, warehouse, how)).toBe(1);
    expect(await picture()).toEqual(before);
    expect(await eraseTenants(store.tenantDeletions, warehouse, how)).toBe(0);
  });

  it('leaves a tenant that was made again alone', async () => {
    await fill(GONE);
    const filled = await picture();
    expect(await eraseTenants(store.tenantDeletions, warehouse, how)).toBe(0);
    await store.tenantDeletions.deleteRows(GONE);
    expect(await picture()).toEqual(filled);
    expect(await store.tenantDeletions.find(GONE)).toBeUndefined();
  });

  it('held up while another run ends the deletion goes no further: the tenant may have been made again', async () => {
    await store.tenantDeletions.accept(GONE, 'instance');
    let [isLost, filled] = [false, before];
    const check = () => {
      if (isLost) throw new LeaseLost('erasure');
    };
    const heldUp = deletionsNoting(async () => {
      isLost = true;
      expect(await eraseTenants(store.tenantDeletions, warehouse, how)).toBe(1);
      await fill(GONE);
      filled = await picture();
    });
    const late = eraseTenants(heldUp, warehouse, { ...how, lease: { check } });
    await expect(late).rejects.toBeInstanceOf(LeaseLost);
    expect(filled).not.toEqual(before);
    expect(await picture()).toEqual(filled);
  });

  it('writes statements for a cluster that the engine can read', async () => {
    for (const table of ['journal_v1', ...(await tablesOfTenants(warehouse))]) {
      const { sql, params } = deleteFrom(table, GONE, 'main');
      expect(sql).toContain(`${table}_local ON CLUSTER 'main'`);
      const row = z.object({ explain: z.string() });
      const [first] = await warehouse.query({
        name: 'spec.parse',
        sql: `EXPLAIN AST ${sql}`,
        row,
        ...(params && { params }),
      });
      expect(first?.explain).toContain('AlterQuery');
    }
  });
});
