import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createStore, type Store } from './create-store.js';
import { AlreadyExists, StoreAuthError, StoreUnavailable } from './errors.js';
import { LOCK_MS } from './login-attempts.repository.js';
import { openTestStore } from './testing-store.js';

const databaseUrl = process.env.DATABASE_URL ?? '';
const tenant = { id: 'acme', name: 'Acme', currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' };
const anUser = (email: string) => ({
  tenantId: 'acme',
  email,
  password: 'segredo-longo',
  name: 'Ana',
  role: 'manager',
  scopes: [{ kind: 'store' as const, value: 's1' }],
  locale: 'pt-BR',
});

let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ store, close } = await openTestStore('store_spec'));
  await store.tenants.create(tenant);
});

afterAll(() => close?.());

describe('store', () => {
  it('migrates once, however many processes start', async () => {
    expect((await Promise.all([store.migrate(), store.migrate()])).flat()).toEqual([]);
  });

  it('refuses the same tenant twice, and ensures it as often as asked', async () => {
    await expect(store.tenants.create(tenant)).rejects.toBeInstanceOf(AlreadyExists);
    expect((await store.tenants.ensure({ ...tenant, name: 'Other' })).name).toBe('Acme');
  });

  it('keeps settings: a default each, those chosen at the start, and one of two changes at once', async () => {
    expect(await store.tenants.find('acme')).toMatchObject({
      storeNames: 'named',
      keepDays: null,
      networkFloorTickets: 5,
    });
    const shy = await store.tenants.create({ ...tenant, id: 'shy', storeNames: 'anonymous', networkFloorTickets: 9 });
    expect(shy).toMatchObject({ storeNames: 'anonymous', networkFloorTickets: 9 });
    const tries = await Promise.all([
      store.tenants.changeSettings(shy, { networkFloorTickets: 12, keepDays: 90 }),
      store.tenants.changeSettings(shy, { networkFloorTickets: 13, keepDays: 91 }),
    ]);
    const [won, ...more] = tries.filter((one) => one !== undefined);
    expect(more).toEqual([]);
    expect(won).toMatchObject({ storeNames: 'anonymous', settingsVersion: 2 });
    expect(await store.tenants.find('shy')).toEqual(won);
    expect(await store.tenants.changeSettings(won ?? shy, { keepDays: null })).toEqual({
      ...won,
      keepDays: null,
      settingsVersion: 3,
    });
  });

  it('pages tenants without a gap or a repeat', async () => {
    for (const id of ['b', 'c', 'd']) await store.tenants.create({ ...tenant, id });
    const seen: string[] = [];
    for (let after: { createdAt: Date; id: string } | undefined; ; ) {
      const page = await store.tenants.list({ limit: 1, ...(after && { after }) });
      after = page.at(-1);
      if (after === undefined) break;
      seen.push(after.id);
    }
    expect(seen).toEqual(['acme', 'shy', 'b', 'c', 'd']);
  });

  it('finds a user by any spelling of the address, in one tenant or all', async () => {
    await store.users.create(anUser('ana@acme.example'));
    expect(await store.users.findByEmail(' Ana@ACME.example ', 'acme')).toHaveLength(1);
    expect(await store.users.findByEmail('ana@acme.example')).toHaveLength(1);
    expect(await store.users.findByEmail('ana@acme.example', 'b')).toHaveLength(0);
    await expect(store.users.create(anUser('ANA@acme.example'))).rejects.toBeInstanceOf(AlreadyExists);
  });

  it('ensures a user: role and scopes follow, the id stays', async () => {
    const first = await store.users.ensure(anUser('bia@acme.example'));
    const second = await store.users.ensure({ ...anUser('bia@acme.example'), role: 'admin', scopes: [] });
    expect(second).toMatchObject({ id: first.id, role: 'admin', scopes: [] });
  });

  it('gives the scopes of a person in one order, however they were written', async () => {
    const scopes = ['s3', 's1', 's2'].map((value) => ({ kind: 'store' as const, value }));
    const user = await store.users.create({ ...anUser('rui@acme.example'), scopes });
    const listed = (await store.users.list('acme')).find(({ id }) => id === user.id);
    for (const read of [user.scopes, (await store.users.find(user.id))?.scopes, listed?.scopes])
      expect(read?.map(({ value }) => value)).toEqual(['s1', 's2', 's3']);
  });

  it('remembers the highest schema that a release has finished', async () => {
    expect(await store.schemaRecord.current()).toBe(0);
    for (const version of [7, 9, 8, 9]) await store.schemaRecord.finish(version);
    expect(await store.schemaRecord.current()).toBe(9);
  });

  it('lets one of two concurrent edits of a user win', async () => {
    const user = await store.users.ensure(anUser('caio@acme.example'));
    expect(await store.users.setLocale(user.id, 'en', user.version)).toMatchObject({ locale: 'en', version: 2 });
    expect(await store.users.setLocale(user.id, 'pt-BR', user.version)).toBeUndefined();
  });

  it('opens a session for its token only, until it ends', async () => {
    const user = await store.users.ensure(anUser('davi@acme.example'));
    const { token, session } = await store.sessions.open(user.id, 60_000);
    expect(session.id).not.toContain(token);
    expect(await store.sessions.findByToken(token)).toMatchObject({ userId: user.id });
    expect(await store.sessions.findByToken(session.id)).toBeUndefined();
    expect(await store.sessions.findByToken(token, new Date(Date.now() + 61_000))).toBeUndefined();
    await store.sessions.deleteExpired();
    expect(await store.sessions.stillOpen([session.id, 'other'])).toEqual(new Set([session.id]));
    await store.sessions.close(session.id);
    expect(await store.sessions.findByToken(token)).toBeUndefined();
    expect(await store.sessions.stillOpen([session.id])).toEqual(new Set());
  });

  it('counts tries, parallel ones too, keeps the time of the last allowed one, forgets and starts again', async () => {
    const now = new Date();
    const after = (ms: number) => new Date(now.getTime() + ms);
    const tries = await Promise.all(Array.from({ length: 8 }, () => store.loginAttempts.charge('eva', 5, now)));
    expect(tries.map((one) => one.tries).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await store.loginAttempts.charge('eva', 5, after(1000))).toEqual({ tries: 9, lastTryAt: now });
    expect(await store.loginAttempts.triesOf(['eva', 'nobody'], after(1000))).toEqual(
      new Map([['eva', { tries: 9, lastTryAt: now }]]),
    );
    await store.loginAttempts.giveBack('eva');
    expect((await store.loginAttempts.triesOf(['eva'], now)).get('eva')?.tries).toBe(8);
    expect(await store.loginAttempts.triesOf(['eva'], after(LOCK_MS + 1))).toEqual(new Map());
    expect((await store.loginAttempts.charge('eva', 5, after(LOCK_MS + 1))).tries).toBe(1);
    await store.loginAttempts.deleteOld(after(3 * LOCK_MS));
    expect((await store.loginAttempts.charge('eva', 5, now)).tries).toBe(1);
    await store.loginAttempts.clear(['eva']);
    expect(await store.loginAttempts.triesOf(['eva'], now)).toEqual(new Map());
  });

  it('finds an API key by itself, not by its hash, until it is revoked', async () => {
    const { key, apiKey } = await store.apiKeys.create({
      tenantId: 'acme',
      name: 'ERP',
      role: 'producer',
      storeIds: ['s1'],
    });
    expect(await store.apiKeys.findByKey(key)).toMatchObject({ id: apiKey.id, storeIds: ['s1'], lastUsedAt: null });
    await store.apiKeys.touch(apiKey.id);
    expect((await store.apiKeys.find('acme', apiKey.id))?.lastUsedAt).toBeInstanceOf(Date);
    expect(await store.apiKeys.revoke('b', apiKey.id)).toBe(false);
    expect(await store.apiKeys.revoke('acme', apiKey.id)).toBe(true);
    expect(await store.apiKeys.findByKey(key)).toBeUndefined();
  });

  it('keeps the last name of a seller, apart by tenant', async () => {
    await store.people.upsert([
      { tenantId: 'acme', sellerId: 'v1', name: 'Bia' },
      { tenantId: 'acme', sellerId: 'v1', name: 'Bia Souza', email: 'bia@acme.example' },
      { tenantId: 'b', sellerId: 'v1', name: 'Other' },
    ]);
    expect([...(await store.people.namesOf('acme', ['v1', 'v2']))]).toEqual([['v1', 'Bia Souza']]);
  });

  it('gives two pods that offer a tenant key the same one', async () => {
    const kept = await Promise.all([
      store.tenantKeys.putIfAbsent('acme', 'k1'),
      store.tenantKeys.putIfAbsent('acme', 'k2'),
    ]);
    expect(new Set(kept).size).toBe(1);
    const [wrapped = ''] = kept;
    expect(await store.tenantKeys.replace('acme', 'other', 'k3')).toBe(false);
    expect(await store.tenantKeys.replace('acme', wrapped, 'k3')).toBe(true);
    expect(await store.tenantKeys.all()).toContainEqual({ tenantId: 'acme', wrappedKey: 'k3' });
    await store.tenantKeys.destroy('acme');
    expect(await store.tenantKeys.find('acme')).toBeUndefined();
  });

  it('lets one request per idempotency key run and repeats its answer', async () => {
    const claims = await Promise.all([1, 2].map(() => store.idempotency.claim('me', 'k', 'h')));
    expect(claims.map((claim) => claim.kind).sort()).toEqual(['first', 'running']);
    await store.idempotency.finish('me', 'k', 201, '{}');
    expect(await store.idempotency.claim('me', 'k', 'h')).toEqual({ kind: 'done', status: 201, response: '{}' });
    expect(await store.idempotency.claim('me', 'k', 'other')).toEqual({ kind: 'otherRequest' });
    expect(await store.idempotency.claim('you', 'k', 'h')).toEqual({ kind: 'first' });
  });

  it('says which of address and password is wrong', async () => {
    const wrongPort = createStore('postgres://u:p@127.0.0.1:1/vitrine');
    await expect(wrongPort.ping()).rejects.toBeInstanceOf(StoreUnavailable);
    const wrongLogin = new URL(databaseUrl);
    wrongLogin.password = 'surely-wrong';
    await expect(createStore(wrongLogin.href).ping()).rejects.toBeInstanceOf(StoreAuthError);
  });
});
