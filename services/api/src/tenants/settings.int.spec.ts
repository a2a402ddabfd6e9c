import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { firstWeights } from '@vitrine/contracts';
import { Client } from '../testing/client.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

const PATH = '/v1/tenants/acme/settings';
let api: ApiUnderTest;
let admin: Client;

beforeAll(async () => {
  api = await startApi('api_settings', (store, warehouse) => seedWorld(store, warehouse, new Date()));
  admin = await Client.signIn(api.url, 'admin@acme.example');
}, 180_000);
afterAll(() => api?.stop(), 60_000);

const etagNow = async () => (await admin.get(PATH)).headers.get('etag') ?? '';
const change = async (patch: unknown, headers: Record<string, string>) => {
  const response = await admin.ask('PATCH', PATH, patch, headers);
  return { status: response.status, etag: response.headers.get('etag'), body: (await response.json()) as object };
};

/** What the audit log says was changed, oldest first. */
const audited = async () =>
  (await api.store.audit.of('acme'))
    .filter(({ action }) => action === 'settings.changed')
    .map(({ subject }) => subject);

describe('settings of a tenant', () => {
  it('change for whoever read them last, and are audited one by one', async () => {
    const holdout = { marginMoneyFor: 'nobody', recommendHoldout: 'on', recommendHoldoutWithout: [] };
    const first = await etagNow();
    const changed = await change({ networkFloorTickets: 8, keepDays: 400 }, { 'if-match': first });
    const expected = {
      storeNames: 'named',
      keepDays: 400,
      networkFloorTickets: 8,
      recommendFrom: 'network',
      recommendWeights: firstWeights,
      ...holdout,
    };
    expect(changed).toEqual({ status: 200, etag: await etagNow(), body: expected });
    expect(await change({ keepDays: 1 }, { 'if-match': first })).toMatchObject({
      status: 412,
      body: { code: 'changed_meanwhile' },
    });
    const again = await change({ networkFloorTickets: 8, keepDays: null }, { 'if-match': changed.etag ?? '' });
    expect(again.body).toEqual({ ...expected, keepDays: null });
    expect(await audited()).toEqual(['keepDays=400', 'networkFloorTickets=8', 'keepDays=null']);
  });

  it('change weights as a whole, which are audited in their one order', async () => {
    const weights = { promotion: 1, stock: 0.5, price: 0, margin: 0.25 };
    const changed = await change({ recommendWeights: weights }, { 'if-match': await etagNow() });
    expect(changed).toMatchObject({ status: 200, body: { recommendWeights: weights } });
    expect((await audited()).at(-1)).toBe('recommendWeights={"margin":0.25,"price":0,"stock":0.5,"promotion":1}');
    const before = (await audited()).length;
    await change({ recommendWeights: weights }, { 'if-match': changed.etag ?? '' });
    expect(await audited()).toHaveLength(before);
  });

  it('demand that one says what was read', async () => {
    expect(await change({ keepDays: 1 }, {})).toMatchObject({ status: 428, body: { code: 'if_match_required' } });
  });

  it.each([
    [{ networkFloorTickets: 0 }, '/networkFloorTickets', 'too_small'],
    [{ keepDays: 'x' }, '/keepDays', 'wrong_type'],
    [{ storeNames: 'loud' }, '/storeNames', 'invalid_choice'],
    [{ luck: 1 }, '/luck', 'unknown_field'],
    [{ recommendWeights: { ...firstWeights, margin: 2 } }, '/recommendWeights/margin', 'too_big'],
    [{ recommendWeights: { ...firstWeights, margin: 'x' } }, '/recommendWeights/margin', 'wrong_type'],
    [{ recommendWeights: { margin: 1, price: 0, stock: 0 } }, '/recommendWeights/promotion', 'missing_field'],
  ])('refuse %j', async (patch, pointer, code) => {
    expect(await change(patch, { 'if-match': await etagNow() })).toMatchObject({
      status: 400,
      body: { code: 'invalid_body', errors: [{ pointer, code }] },
    });
  });
});
