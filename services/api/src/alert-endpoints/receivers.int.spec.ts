import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AlertEndpoint, AlertEndpointCreated, PushSubscriptionList } from '@vitrine/contracts';
import { parseMasterKeys, TenantSeals } from '@vitrine/privacy';
import { endpointSecretPurpose, endpointUrlPurpose, subscriptionPurpose } from '@vitrine/store';
import { dumpDatabase } from '@vitrine/store/testing';
import { Client } from '../testing/client.js';
import { ADMIN_API_KEY, type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

const PRIVACY_KEY = 'ab'.repeat(32);
const PUBLIC_KEY = `B${'a'.repeat(86)}`;
const SINK = 'http://127.0.0.1:8026';
let api: ApiUnderTest;
let admin: Client;
let seals: TenantSeals;

beforeAll(async () => {
  const settings = { PRIVACY_KEY, VAPID_PUBLIC_KEY: PUBLIC_KEY, OUTGOING_ALLOW: SINK };
  api = await startApi('api_receivers', (store, warehouse) => seedWorld(store, warehouse, new Date()), settings);
  admin = await Client.signIn(api.url, 'admin@acme.example');
  seals = new TenantSeals(api.store.tenantKeys, parseMasterKeys(PRIVACY_KEY));
}, 180_000);
afterAll(() => api?.stop(), 60_000);

const faults = async (response: Response) => {
  const { errors = [] } = (await response.json()) as { errors?: { pointer: string; code: string; message: string }[] };
  return [response.status, ...errors.map(({ pointer, code }) => `${pointer} ${code}`)];
};

describe('a webhook', () => {
  const make = async (body: object, headers = {}) => {
    const response = await admin.ask('POST', '/v1/alert-endpoints', body, headers);
    return { status: response.status, made: (await response.json()) as AlertEndpointCreated };
  };
  const erp = { name: 'ERP', kind: 'webhook', url: 'https://hooks.example/in?token=segredo-do-endereco' };

  it('shows its secret once, and keeps address and secret sealed', async () => {
    const { status, made } = await make(erp);
    expect([status, made.host, made.state]).toEqual([201, 'hooks.example', 'on']);
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const row = await api.store.alertEndpoints.find('acme', made.id);
    expect(await seals.open('acme', endpointUrlPurpose(made.id), row?.sealedUrl ?? '')).toBe(erp.url);
    expect(await seals.open('acme', endpointSecretPurpose(made.id), row?.sealedSecret ?? '')).toBe(made.secret);
    const everything = await dumpDatabase(api.env.DATABASE_URL);
    expect(everything).not.toContain('segredo-do-endereco');
    expect(everything).not.toContain(made.secret);
    const list = await (await admin.get('/v1/alert-endpoints')).text();
    expect(list).toContain(made.id);
    expect(list).not.toMatch(/whsec|segredo-do-endereco|sealed/);
  });

  it('is made once for an Idempotency-Key', async () => {
    const first = await make({ ...erp, name: 'Uma vez' }, { 'idempotency-key': 'once' });
    const second = await make({ ...erp, name: 'Uma vez' }, { 'idempotency-key': 'once' });
    expect(second.made).toEqual(first.made);
  });

  it.each([
    ['http://hooks.example/', 'target_not_https'],
    ['https://10.0.0.1/', 'target_not_public'],
    ['https://[::ffff:127.0.0.1]/', 'target_not_public'],
    ['https://0x7f000001/', 'target_not_public'],
    ['https://a:b@hooks.example/', 'target_has_login'],
    ['https://hooks.example:22/', 'target_other_port'],
  ])('is refused at %s', async (url, code) => {
    const response = await admin.ask('POST', '/v1/alert-endpoints', { ...erp, url });
    expect(await faults(response)).toEqual([400, `/url ${code}`]);
  });

  it('may stand where the operator allows it', async () => {
    expect((await make({ ...erp, url: `${SINK}/hook` })).status).toBe(201);
  });

  it('has two secrets for a day after a rotation; one of Slack has none', async () => {
    const { made } = await make(erp);
    const rotated = await admin.ask('POST', `/v1/alert-endpoints/${made.id}/secret`);
    const after = (await rotated.json()) as AlertEndpointCreated;
    expect([rotated.status, after.secret === made.secret]).toEqual([201, false]);
    const leftHours = (Date.parse(after.secretBeforeUntil ?? '') - Date.now()) / 3_600_000;
    expect(leftHours).toBeGreaterThan(23);
    const row = await api.store.alertEndpoints.find('acme', made.id);
    expect(await seals.open('acme', endpointSecretPurpose(made.id), row?.sealedSecretBefore ?? '')).toBe(made.secret);
    const slack = await make({ ...erp, kind: 'slack' });
    expect(slack.made.secret).toBeNull();
    const refused = await admin.ask('POST', `/v1/alert-endpoints/${slack.made.id}/secret`);
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([409, 'unsigned_endpoint']);
  });

  it('is turned off and on, tested and removed, and every step is in the audit', async () => {
    const { made } = await make(erp);
    const path = `/v1/alert-endpoints/${made.id}`;
    const off = (await (await admin.ask('PATCH', path, { state: 'off' })).json()) as AlertEndpoint;
    expect(off.state).toBe('off');
    const test = await admin.ask('POST', `${path}/test`);
    expect([test.status, ((await test.json()) as AlertEndpoint).lastTest?.state]).toEqual([202, 'queued']);
    expect((await admin.ask('DELETE', path)).status).toBe(204);
    expect((await admin.get(path)).status).toBe(404);
    expect((await admin.ask('POST', `${path}/test`)).status).toBe(404);
    const audit = await dumpDatabase(api.env.DATABASE_URL);
    for (const what of ['created', 'changed', 'tested', 'removed']) expect(audit).toContain(`alertEndpoint.${what}`);
  });

  it("is nobody else's", async () => {
    const { made } = await make(erp);
    const veiled = await Client.signIn(api.url, 'admin@veiled.example');
    const path = `/v1/alert-endpoints/${made.id}`;
    const asks = [veiled.get(path), veiled.ask('PATCH', path, { state: 'off' }), veiled.ask('DELETE', path)];
    for (const response of await Promise.all(asks)) expect(response.status).toBe(404);
    expect(await (await veiled.get('/v1/alert-endpoints')).text()).not.toContain(made.id);
    const manager = await Client.signIn(api.url, 'manager@acme.example');
    expect((await manager.get('/v1/alert-endpoints')).status).toBe(403);
  });
});

describe('a push subscription', () => {
  const PATH = '/v1/me/push-subscriptions';
  const aBrowser = (endpoint = `https://push.example/${randomBytes(9).toString('hex')}`) => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
    const keys = { p256dh: point.toString('base64url'), auth: randomBytes(16).toString('base64url') };
    return { endpoint, keys, device: 'Celular da loja' };
  };
  const list = async (client: Client) => (await (await client.get(PATH)).json()) as PushSubscriptionList;

  it('is kept sealed, listed to its person alone, and ends when asked to', async () => {
    const manager = await Client.signIn(api.url, 'manager@acme.example');
    const browser = aBrowser();
    const response = await manager.ask('POST', PATH, browser);
    const { id } = (await response.json()) as { id: string };
    expect(response.status).toBe(201);
    const { items, publicKey } = await list(manager);
    expect([items.map((one) => one.id), items[0]?.device, publicKey]).toEqual([[id], 'Celular da loja', PUBLIC_KEY]);
    const everything = await dumpDatabase(api.env.DATABASE_URL);
    for (const secret of [browser.endpoint, browser.keys.auth, browser.keys.p256dh])
      expect(everything).not.toContain(secret);
    const me = (await api.store.users.list('acme')).find(({ email }) => email === 'manager@acme.example');
    const [row] = await api.store.pushSubscriptions.devicesOf(me?.id ?? '');
    const opened = await seals.open('acme', subscriptionPurpose(me?.id ?? ''), row?.sealed ?? '');
    expect(JSON.parse(opened)).toEqual({ endpoint: browser.endpoint, keys: browser.keys });
    expect((await list(admin)).items).toEqual([]);
    expect((await admin.ask('DELETE', `${PATH}/${id}`)).status).toBe(404);
    expect((await manager.ask('DELETE', `${PATH}/${id}`)).status).toBe(204);
    expect((await list(manager)).items).toEqual([]);
  });

  it('ends with the session, and with a sign-in by somebody else on the same browser', async () => {
    const seller = await Client.signIn(api.url, 'seller@acme.example');
    await seller.ask('POST', PATH, aBrowser());
    const again = await Client.signIn(api.url, 'seller@acme.example');
    expect((await list(again)).items).toHaveLength(1);
    await seller.ask('DELETE', '/v1/sessions/current');
    expect((await list(again)).items).toEqual([]);
  });

  it('is for people, with keys that can be encrypted for, on the public internet', async () => {
    const program = new Client(api.url, { authorization: `Bearer ${ADMIN_API_KEY}`, 'x-tenant-id': 'acme' });
    expect((await program.ask('POST', PATH, aBrowser())).status).toBe(403);
    expect(await faults(await admin.ask('POST', PATH, aBrowser('https://192.168.0.9/x')))).toEqual([
      400,
      '/endpoint target_not_public',
    ]);
    const short = { ...aBrowser(), keys: { p256dh: 'AAAA', auth: 'AAAA' } };
    expect(await faults(await admin.ask('POST', PATH, short))).toEqual([
      400,
      '/keys/p256dh invalid_format',
      '/keys/auth invalid_format',
    ]);
  });
});
