import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newEndpointId } from './alert-endpoints.repository.js';
import type { Store } from './create-store.js';
import { openTestStore } from './testing-store.js';

const DAY_MS = 86_400_000;
const anUser = (email: string) => ({
  ...{ tenantId: 'acme', email, password: 'segredo-longo', name: 'Ana', role: 'manager', locale: 'pt-BR' },
  scopes: [{ kind: 'tenant' as const, value: '' }],
});

let store: Store;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ store, close } = await openTestStore('store_receivers'));
  for (const id of ['acme', 'rival'])
    await store.tenants.create({ id, name: id, currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' });
});
afterAll(() => close?.());

describe('endpoints', () => {
  const anEndpoint = (tenantId = 'acme') =>
    store.alertEndpoints.create({
      ...{ id: newEndpointId(), tenantId, name: 'ERP', kind: 'webhook', host: 'hooks.example' },
      ...{ sealedUrl: 's1.url', sealedSecret: 's1.first', createdBy: null },
    });

  it("are the tenant's alone", async () => {
    const { id } = await anEndpoint('rival');
    expect(await store.alertEndpoints.find('acme', id)).toBeUndefined();
    expect(await store.alertEndpoints.change('acme', id, { state: 'off' })).toBeUndefined();
    expect(await store.alertEndpoints.remove('acme', id)).toBe(false);
    expect(await store.alertEndpoints.find('rival', id)).toMatchObject({ state: 'on', testState: null });
  });

  it('keep the secret before for as long as a rotation says', async () => {
    const { id } = await anEndpoint();
    const beforeUntil = new Date(Date.now() + DAY_MS);
    await store.alertEndpoints.rotate('acme', id, { sealedSecret: 's1.second', beforeUntil });
    expect(await store.alertEndpoints.find('acme', id)).toMatchObject({
      ...{ sealedSecret: 's1.second', sealedSecretBefore: 's1.first', secretBeforeUntil: beforeUntil },
    });
  });

  it('fail and recover, but stay off when somebody turned them off', async () => {
    const { id } = await anEndpoint();
    const stateAfter = async (work: Promise<unknown>) => {
      await work;
      return (await store.alertEndpoints.find('acme', id))?.state;
    };
    expect(await stateAfter(store.alertEndpoints.noteFault('acme', id, 'failing'))).toBe('failing');
    expect(await stateAfter(store.alertEndpoints.noteDelivered('acme', id))).toBe('on');
    expect(await stateAfter(store.alertEndpoints.change('acme', id, { state: 'off' }))).toBe('off');
    expect(await stateAfter(store.alertEndpoints.noteDelivered('acme', id))).toBe('off');
    expect(await stateAfter(store.alertEndpoints.noteFault('acme', id, 'failing'))).toBe('off');
  });

  it('give a test to one sender, to another when it died, and keep the outcome of the last one', async () => {
    const { id } = await anEndpoint();
    await store.alertEndpoints.askTest('acme', id);
    const now = new Date();
    const claims = await Promise.all([1, 2, 3].map(() => store.alertEndpoints.claimTests(60_000, now)));
    expect(claims.flat().map((row) => row.id)).toEqual([id]);
    const [again] = await store.alertEndpoints.claimTests(60_000, new Date(now.getTime() + 60_001));
    if (again === undefined) throw new Error('nobody took the test up');
    await store.alertEndpoints.noteTested(again, 'http_500');
    expect(await store.alertEndpoints.find('acme', id)).toMatchObject({ testState: 'failed', testReason: 'http_500' });
    await store.alertEndpoints.askTest('acme', id, new Date(now.getTime() + 5));
    await store.alertEndpoints.noteTested(again, null);
    expect(await store.alertEndpoints.find('acme', id)).toMatchObject({ testState: 'queued' });
  });
});

describe('push subscriptions', () => {
  const subscribe = (userId: string, sessionId: string, endpoint: string) =>
    store.pushSubscriptions.keep({ tenantId: 'acme', userId, sessionId, endpoint, sealed: 's1.x', device: null });
  const devices = async (userId: string) =>
    (await store.pushSubscriptions.devicesOf(userId)).map(({ sessionId }) => sessionId).sort();

  it('end with the session, with all sessions, with a new password and with the access', async () => {
    const ana = await store.users.create(anUser('ana@acme.example'));
    await store.users.create({ ...anUser('chefe@acme.example'), role: 'admin' });
    const fill = async () => {
      for (const name of ['s1', 's2', 's3']) await subscribe(ana.id, name, `https://push.example/${name}`);
    };
    await fill();
    await store.sessions.close('s1');
    expect(await devices(ana.id)).toEqual(['s2', 's3']);
    await store.accounts.changePassword(ana.id, 'outro-segredo-longo', 's3');
    expect(await devices(ana.id)).toEqual(['s3']);
    await store.sessions.closeOf(ana.id);
    expect(await devices(ana.id)).toEqual([]);
    await fill();
    await store.accounts.deactivate('acme', ana.id);
    await store.accounts.reactivate('acme', ana.id);
    expect(await devices(ana.id)).toEqual([]);
  });

  it('are one for a browser, and the last person has it', async () => {
    const bia = await store.users.create(anUser('bia@acme.example'));
    const caio = await store.users.create(anUser('caio@acme.example'));
    const first = await subscribe(bia.id, 'b1', 'https://push.example/shared');
    expect((await subscribe(bia.id, 'b2', 'https://push.example/shared')).id).toBe(first.id);
    await subscribe(caio.id, 'c1', 'https://push.example/shared');
    expect([await devices(bia.id), await devices(caio.id)]).toEqual([[], ['c1']]);
  });

  it('are twenty at most, the newest', async () => {
    const dora = await store.users.create(anUser('dora@acme.example'));
    for (let i = 0; i < 22; i++) await subscribe(dora.id, `d${i}`, `https://push.example/d${i}`);
    const kept = await devices(dora.id);
    expect([kept.length, kept.includes('d0'), kept.includes('d21')]).toEqual([20, false, true]);
  });
});
