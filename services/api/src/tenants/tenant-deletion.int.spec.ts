import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Problem, TenantDeletion } from '@vitrine/contracts';
import { Client, LiveStream } from '../testing/client.js';
import { ADMIN_API_KEY, type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

let api: ApiUnderTest;
let instance: Client;

beforeAll(async () => {
  api = await startApi('api_deletion', (store, warehouse) => seedWorld(store, warehouse, new Date()));
  instance = new Client(api.url, { authorization: `Bearer ${ADMIN_API_KEY}` });
}, 180_000);
afterAll(() => api?.stop(), 60_000);

const remove = (id: string, confirmed: string | undefined = id, by = instance) =>
  by.ask('DELETE', `/v1/tenants/${id}`, undefined, confirmed === '' ? {} : { 'x-confirm-tenant-id': confirmed });
const fault = async (response: Response) => {
  const { code, errors } = (await response.json()) as Problem;
  return [response.status, code, ...(errors ?? []).map((error) => `${error.pointer} ${error.code}`)];
};
const make = (id: string) =>
  instance.ask('POST', '/v1/tenants', { id, name: id, currency: 'BRL', timeZone: 'America/Sao_Paulo' });

describe('DELETE /v1/tenants/{id}', () => {
  it('is for the instance alone, and only with the id said twice', async () => {
    const admin = await Client.signIn(api.url, 'admin@acme.example');
    expect(await fault(await remove('acme', 'acme', admin))).toEqual([403, 'forbidden']);
    expect((await remove('acme', 'acme', new Client(api.url, {}))).status).toBe(401);
    const [pointer, wrong] = ['/X-Confirm-Tenant-Id', [400, 'invalid_header']];
    expect(await fault(await remove('acme', ''))).toEqual([...wrong, `${pointer} missing_field`]);
    expect(await fault(await remove('acme', 'rival'))).toEqual([...wrong, `${pointer} not_the_same`]);
    expect(await fault(await remove('nobody'))).toEqual([404, 'not_found']);
    expect((await instance.get('/v1/tenants/acme/deletion')).status).toBe(404);
    expect((await admin.get('/v1/me')).status).toBe(200);
  });

  it('ends sign-in, sessions, keys and streams at once, of this tenant alone', async () => {
    const person = await Client.signIn(api.url, 'admin@acme.example');
    const { key } = await api.store.apiKeys.create({ tenantId: 'acme', name: 'painel', role: 'analyst' });
    const program = new Client(api.url, { authorization: `Bearer ${key}` });
    const operator = new Client(api.url, { ...instance.headers, 'x-tenant-id': 'acme' });
    const neighbour = await Client.signIn(api.url, 'admin@veiled.example');
    const streams = await Promise.all([person, program, operator].map((who) => LiveStream.open(who)));
    const other = await LiveStream.open(neighbour);
    for (const stream of [...streams, other]) await stream.until((events) => events.length > 0);

    const accepted = await remove('acme');
    expect(accepted.status).toBe(202);
    expect(accepted.headers.get('location')).toBe('/v1/tenants/acme/deletion');
    await Promise.all(streams.map((stream) => stream.done));
    expect([(await person.get('/v1/me')).status, (await program.get('/v1/stores')).status]).toEqual([401, 401]);
    expect((await operator.get('/v1/stores')).status).toBe(404);
    await expect(Client.signIn(api.url, 'admin@acme.example')).rejects.toThrow('401');
    expect((await neighbour.get('/v1/me')).status).toBe(200);
    expect(other.isComplete).toBe(false);
    other.close();
  });

  it('answers the same while it is under way, and keeps the id', async () => {
    const [first, second] = await Promise.all([remove('acme'), remove('acme')]);
    expect([first.status, second.status]).toEqual([202, 202]);
    const deletion = (await first.json()) as TenantDeletion;
    expect(deletion).toMatchObject({ tenantId: 'acme', state: 'running', finishedAt: null });
    expect(await second.json()).toEqual(deletion);
    expect(await (await instance.get('/v1/tenants/acme/deletion')).json()).toEqual(deletion);
    expect(await fault(await make('acme'))).toEqual([409, 'deletion_running']);
  });

  it('gives the id back when it is done: a new tenant without anything of the old', async () => {
    await api.store.tenantDeletions.finish('acme', 'job');
    const done = (await (await instance.get('/v1/tenants/acme/deletion')).json()) as TenantDeletion;
    expect(done).toMatchObject({ state: 'done', finishedAt: expect.any(String) });
    expect(await fault(await remove('acme'))).toEqual([404, 'not_found']);
    expect((await make('acme')).status).toBe(201);
    expect((await instance.get('/v1/tenants/acme/deletion')).status).toBe(404);
    await expect(Client.signIn(api.url, 'admin@acme.example')).rejects.toThrow('401');
  });

  it('takes what was kept under an Idempotency-Key with it', async () => {
    const again = () =>
      instance.ask(
        'POST',
        '/v1/tenants',
        { id: 'brief', name: 'Breve', currency: 'BRL', timeZone: 'America/Sao_Paulo' },
        { 'idempotency-key': 'make-brief' },
      );
    expect((await again()).status).toBe(201);
    expect((await again()).headers.get('idempotency-replayed')).toBe('true');
    await remove('brief');
    await api.store.tenantDeletions.deleteRows('brief');
    await api.store.tenantDeletions.finish('brief', 'job');
    const made = await again();
    expect([made.status, made.headers.get('idempotency-replayed')]).toEqual([201, null]);
  });
});
