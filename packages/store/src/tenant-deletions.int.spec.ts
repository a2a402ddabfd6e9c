import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Store } from './create-store.js';
import { AlreadyExists, TenantBeingDeleted } from './errors.js';
import { openTestStore } from './testing-store.js';

const aTenant = (id: string) => ({ id, name: id, currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' });
let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ store, close } = await openTestStore('deletions_spec'));
});
afterAll(() => close?.());

const endOf = async (id: string) => {
  await store.tenantDeletions.accept(id, 'instance');
  await store.tenantDeletions.finish(id, 'job');
};

describe('the deletion of a tenant', () => {
  it('ends sessions, keys and the data key in the moment it is accepted', async () => {
    await store.tenants.create(aTenant('acme'));
    const scopes = [{ kind: 'tenant' as const, value: '' }];
    const who = { tenantId: 'acme', email: 'ana@acme.example', name: 'Ana', role: 'admin', locale: 'pt-BR', scopes };
    const user = await store.users.create({ ...who, password: 'girassol no telhado' });
    const { token } = await store.sessions.open(user.id, 60_000);
    const { key } = await store.apiKeys.create({ tenantId: 'acme', name: 'caixa', role: 'producer' });
    await store.tenantKeys.putIfAbsent('acme', 'wrapped');
    expect(await store.tenantDeletions.accept('acme', 'instance')).toMatchObject({ finishedAt: null, stepsDone: [] });
    expect(await store.sessions.findByToken(token)).toBeUndefined();
    expect(await store.apiKeys.findByKey(key)).toBeUndefined();
    expect(await store.tenantKeys.find('acme')).toBeUndefined();
    expect(await store.users.findByEmail('ana@acme.example')).toEqual([]);
    expect(await store.tenants.find('acme')).toBeUndefined();
  });

  it('is one, however often and at once it is asked for', async () => {
    await store.tenants.create(aTenant('twice'));
    const accepted = await Promise.all([1, 2, 3].map(() => store.tenantDeletions.accept('twice', 'instance')));
    expect(new Set(accepted.map((deletion) => deletion?.acceptedAt.getTime())).size).toBe(1);
    expect(await store.audit.of('twice')).toHaveLength(1);
  });

  it('is not accepted for a tenant that is not there, nor for one that is gone', async () => {
    expect(await store.tenantDeletions.accept('nobody', 'instance')).toBeUndefined();
    await store.tenants.create(aTenant('gone'));
    await endOf('gone');
    expect(await store.tenantDeletions.accept('gone', 'instance')).toBeUndefined();
  });

  it('keeps the id until it has ended, whoever wins of those who make and delete at once', async () => {
    await store.tenants.create(aTenant('id'));
    const make = () => store.tenants.create(aTenant('id'));
    const [, made] = await Promise.allSettled([store.tenantDeletions.accept('id', 'instance'), make()]);
    const refusal = made.status === 'rejected' ? made.reason : undefined;
    expect([AlreadyExists, TenantBeingDeleted].some((kind) => refusal instanceof kind)).toBe(true);
    await expect(make()).rejects.toBeInstanceOf(TenantBeingDeleted);
    await expect(store.tenants.ensure(aTenant('id'))).rejects.toBeInstanceOf(TenantBeingDeleted);
    expect(await store.tenants.find('id')).toBeUndefined();
    await store.tenantDeletions.finish('id', 'job');
    expect(await make()).toMatchObject({ id: 'id' });
    expect(await store.tenantDeletions.find('id')).toBeUndefined();
  });

  it('lets nobody who still knows the tenant keep a key or a name of it, nor fail because of it', async () => {
    await store.tenants.create(aTenant('stays'));
    await store.tenants.create(aTenant('leaves'));
    await store.tenantDeletions.accept('leaves', 'instance');
    expect(await store.tenantKeys.putIfAbsent('leaves', 'wrapped')).toBeUndefined();
    await store.people.upsert([
      { tenantId: 'leaves', sellerId: 'v1', name: 'Bia' },
      { tenantId: 'stays', sellerId: 'v1', name: 'Caio' },
    ]);
    expect([...(await store.people.namesOf('stays', ['v1']))]).toEqual([['v1', 'Caio']]);
    expect((await store.people.namesOf('leaves', ['v1'])).size).toBe(0);
  });
});
