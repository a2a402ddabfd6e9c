import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Store } from './create-store.js';
import { LINK_TTL_MS } from './password-links.repository.js';
import { openTestStore } from './testing-store.js';
import type { Grant, User } from './users.repository.js';

const PASSWORD = 'segredo-longo';
const wholeTenant: Grant = { kind: 'tenant', value: '' };

let store: Store;
let close: () => Promise<void>;
let tenants = 0;

beforeAll(async () => {
  ({ store, close } = await openTestStore('accounts_spec'));
});
afterAll(() => close?.());

/** A tenant of its own with one person for each role and grant given. */
async function tenantWith<Names extends string>(people: Record<Names, [role: string, grant: Grant]>) {
  const id = `t${++tenants}`;
  await store.tenants.create({ id, name: id, currency: 'BRL', timeZone: 'UTC', locale: 'en' });
  const made = {} as Record<Names, User>;
  for (const [name, [role, grant]] of Object.entries<[string, Grant]>(people)) {
    const person = { tenantId: id, email: `${name}@${id}.example`, name, role, locale: 'en', scopes: [grant] };
    made[name as Names] = await store.users.create({ ...person, password: PASSWORD });
  }
  return { id, ...made };
}

describe('the end of a person', () => {
  it('takes sessions, links and the use of their keys at once, and gives back what comes back', async () => {
    const { id, ana, bia } = await tenantWith({ ana: ['admin', wholeTenant], bia: ['admin', wholeTenant] });
    const { token } = await store.sessions.open(bia.id, 60_000);
    const link = await store.passwordLinks.make(bia.id);
    const { key, apiKey } = await store.apiKeys.create({ tenantId: id, name: 'k', role: 'analyst', createdBy: bia.id });
    const other = await store.apiKeys.create({ tenantId: id, name: 'k', role: 'analyst', createdBy: ana.id });

    expect(await store.accounts.deactivate(id, bia.id)).toBe('done');
    expect((await store.users.find(bia.id))?.deactivatedAt).toBeInstanceOf(Date);
    expect(await store.sessions.findByToken(token)).toBeUndefined();
    expect((await store.passwordLinks.find(link.token))?.state).toBe('revoked');
    expect(await store.apiKeys.findByKey(key)).toBeUndefined();
    expect(await store.apiKeys.stillOpen([apiKey.id, other.apiKey.id])).toEqual(new Set([other.apiKey.id]));

    await store.accounts.reactivate(id, bia.id);
    expect((await store.users.find(bia.id))?.deactivatedAt).toBeNull();
    expect(await store.apiKeys.findByKey(key)).toMatchObject({ id: apiKey.id });
  });

  it("of a seller takes name and e-mail, the sales' name too, and revokes keys for good", async () => {
    const { id, caio } = await tenantWith({ caio: ['seller', { kind: 'self', value: 'v7' }] });
    await store.people.upsert([
      { tenantId: id, sellerId: 'v7', name: 'Caio' },
      { tenantId: id, sellerId: 'v8', name: 'Davi' },
    ]);
    const { apiKey } = await store.apiKeys.create({ tenantId: id, name: 'k', role: 'analyst', createdBy: caio.id });
    expect(await store.accounts.erase(id, caio.id)).toBe('done');
    expect(await store.users.find(caio.id)).toBeUndefined();
    expect(await store.users.findByEmail(caio.email, id)).toEqual([]);
    expect([...(await store.people.namesOf(id, ['v7', 'v8']))]).toEqual([['v8', 'Davi']]);
    expect((await store.apiKeys.find(id, apiKey.id))?.revokedAt).toBeInstanceOf(Date);
    expect(await store.accounts.erase(id, caio.id)).toBe('absent');
  });

  it('never leaves a tenant without an administrator, even when two end each other at once', async () => {
    const { id, ana, bia, loja } = await tenantWith({
      ana: ['admin', wholeTenant],
      bia: ['admin', wholeTenant],
      loja: ['admin', { kind: 'store', value: 's1' }],
    });
    const outcomes = await Promise.all([store.accounts.deactivate(id, ana.id), store.accounts.erase(id, bia.id)]);
    expect([...outcomes].sort()).toEqual(['done', 'lastAdministrator']);
    expect(await store.accounts.deactivate(id, loja.id)).toBe('done');
    const left = outcomes[0] === 'done' ? bia : ana;
    expect(await store.accounts.erase(id, left.id)).toBe('lastAdministrator');
    expect(await store.accounts.deactivate('other', left.id)).toBe('absent');
  });
});

describe('a link', () => {
  it('sets a password once, and ends the sessions there were', async () => {
    const { ana } = await tenantWith({ ana: ['admin', wholeTenant] });
    const { token: session } = await store.sessions.open(ana.id, 60_000);
    const { token } = await store.passwordLinks.make(ana.id);
    const uses = await Promise.all(
      ['nova-senha-um', 'nova-senha-dois'].map((one) => store.passwordLinks.use(token, one)),
    );
    expect(uses.filter((userId) => userId === ana.id)).toHaveLength(1);
    expect(uses.filter((userId) => userId === undefined)).toHaveLength(1);
    const chosen = uses[0] === undefined ? 'nova-senha-dois' : 'nova-senha-um';
    expect(await store.users.hasPassword(ana.id, chosen)).toBe(true);
    expect(await store.users.hasPassword(ana.id, PASSWORD)).toBe(false);
    expect(await store.sessions.findByToken(session)).toBeUndefined();
    expect((await store.passwordLinks.find(token))?.state).toBe('used');
  });

  it('ends by time, by a newer one, by hand, and by a password chosen otherwise', async () => {
    const { ana } = await tenantWith({ ana: ['admin', wholeTenant] });
    const now = new Date();
    const late = new Date(now.getTime() + LINK_TTL_MS);
    const stateOf = async (token: string, at = now) => (await store.passwordLinks.find(token, at))?.state;
    const first = await store.passwordLinks.make(ana.id, now);
    expect([await stateOf(first.token), await stateOf(first.token, late)]).toEqual(['open', 'expired']);
    expect(await store.passwordLinks.use(first.token, 'nova-senha-boa', late)).toBeUndefined();
    const second = await store.passwordLinks.make(ana.id, now);
    expect([await stateOf(first.token), await stateOf(second.token)]).toEqual(['revoked', 'open']);
    await store.passwordLinks.revoke(ana.id, now);
    expect(await stateOf(second.token)).toBe('revoked');
    const third = await store.passwordLinks.make(ana.id, now);
    const [kept, ended] = [await store.sessions.open(ana.id, 60_000), await store.sessions.open(ana.id, 60_000)];
    await store.accounts.changePassword(ana.id, 'outra-senha-boa', kept.session.id, now);
    expect(await stateOf(third.token)).toBe('revoked');
    expect(await store.sessions.stillOpen([kept.session.id, ended.session.id])).toEqual(new Set([kept.session.id]));
    expect(await stateOf('never-made')).toBeUndefined();
    await store.passwordLinks.deleteOld(new Date(now.getTime() + 40 * LINK_TTL_MS));
    expect(await stateOf(third.token)).toBeUndefined();
  });
});

describe('people', () => {
  it('are listed with what they may see, invited ones without a password', async () => {
    const { id, ana } = await tenantWith({ ana: ['admin', wholeTenant] });
    const invited = await store.users.create({
      tenantId: id,
      email: 'novo@x.example',
      name: 'Novo',
      role: 'manager',
      locale: 'en',
      scopes: [
        { kind: 'store', value: 's1' },
        { kind: 'store', value: 's2' },
      ],
    });
    expect(invited.passwordSetAt).toBeNull();
    const people = await store.users.list(id);
    expect(people.map((one) => [one.id, one.scopes.length])).toEqual([
      [ana.id, 1],
      [invited.id, 2],
    ]);
    expect(JSON.stringify(people)).not.toContain('scrypt');
    const second = await store.users.list(id, { limit: 1, after: ana });
    expect(second.map((one) => one.id)).toEqual([invited.id]);
  });
});
