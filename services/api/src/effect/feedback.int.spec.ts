import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TopicReader } from '@vitrine/bus';
import { type RecommendationFeedback, topics } from '@vitrine/contracts';
import { createLogger } from '@vitrine/platform';
import type { Tenant } from '@vitrine/store';
import { Client } from '../testing/client.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

const STORE = 'acme-st-norte-1';
const SELLER = `se-um-of-${STORE}`;
const PATH = '/v1/recommendations/feedback';
const DAY_MS = 86_400_000;

let api: ApiUnderTest;
let reader: TopicReader<RecommendationFeedback>;
const told: RecommendationFeedback[] = [];
/** By offer: the key of its records. */
const keys = new Map<string, string>();

beforeAll(async () => {
  api = await startApi('api_feedback', (store, warehouse) => seedWorld(store, warehouse, new Date()));
  const decode = ({ key, value }: Record<'key' | 'value', Buffer | null>) => {
    const record = JSON.parse(String(value)) as RecommendationFeedback;
    keys.set(record.offerId, String(key));
    return record;
  };
  const { kafka, env } = api;
  const log = createLogger('api', 'fatal');
  const topic = topics.recommendationFeedback;
  reader = new TopicReader(
    { kafka, env, log, topic, podGroup: 'feedback-spec-', decode, whenGone: 'oldest' },
    { read: (record) => void told.push(record) },
  );
  await reader.start();
}, 180_000);
afterAll(async () => {
  await reader?.stop();
  await api?.stop();
}, 60_000);

const at = (ms = 0) => new Date(Date.now() + ms).toISOString();
const said = (offerId: string, more: object = {}) => ({
  ...{ offerId, storeId: STORE, productId: 'shirt', companionId: ' BELT ', outcome: 'offered', at: at() },
  ...more,
});
const answerOf = async (client: Client, body: unknown) => {
  const response = await client.ask('POST', PATH, body);
  const { code = 'taken', errors = [] } = (await response.json()) as { code?: string; errors?: { pointer: string }[] };
  return [response.status, code, ...errors.map(({ pointer }) => pointer)];
};
const toldOf = async (offerId: string) => {
  const found = () => told.filter((record) => record.offerId === offerId);
  for (const end = Date.now() + 20_000; found().length === 0; await new Promise((done) => setTimeout(done, 25)))
    if (Date.now() > end) throw new Error(`nothing was told of ${offerId}`);
  return found();
};
const signIn = (who: string) => Client.signIn(api.url, `${who}@acme.example`);

describe('feedback', () => {
  it('goes to the topic as it was said, in the name of the seller who said it', async () => {
    const seller = await signIn('seller');
    expect(await answerOf(seller, said('offer-seller'))).toEqual([202, 'taken']);
    const [record] = await toldOf('offer-seller');
    expect(record).toEqual({
      ...{ tenantId: 'acme', storeId: STORE, offerId: 'offer-seller', outcome: 'offered', sellerId: SELLER },
      ...{ productId: 'shirt', companionId: 'BELT', at: expect.any(String), isMeasured: true },
      saidOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u),
    });
    // As tickets of the store are, so that both have one home.
    expect(keys.get('offer-seller')).toBe(`acme:${STORE}`);
    expect(await answerOf(seller, said('offer-seller', { sellerId: SELLER, outcome: 'sold' }))).toEqual([202, 'taken']);
    const other = `se-dois-of-${STORE}`;
    expect(await answerOf(seller, said('offer-other', { sellerId: other }))).toEqual([
      ...[403, 'outside_scope'],
      '/sellerId',
    ]);
  });

  it('is nobody’s where a manager says it, and whose a key says it is', async () => {
    const manager = await signIn('manager');
    expect(await answerOf(manager, said('offer-manager', { productId: null }))).toEqual([202, 'taken']);
    const [ofManager] = await toldOf('offer-manager');
    expect([ofManager?.sellerId, ofManager?.productId]).toEqual([undefined, undefined]);
    expect((await answerOf(manager, said('offer-other', { sellerId: SELLER })))[0]).toBe(403);
    const keyOf = async (role: 'manager' | 'producer') => {
      const { key } = await api.store.apiKeys.create({ tenantId: 'acme', name: role, role, storeIds: [STORE] });
      return new Client(api.url, { authorization: `Bearer ${key}` });
    };
    expect(await answerOf(await keyOf('manager'), said('offer-key', { sellerId: SELLER }))).toEqual([202, 'taken']);
    expect((await toldOf('offer-key'))[0]?.sellerId).toBe(SELLER);
    const nobodys = said('offer-no', { sellerId: 'nobody' });
    expect(await answerOf(await keyOf('manager'), nobodys)).toEqual([404, 'unknown_seller', '/sellerId']);
    expect(await answerOf(await keyOf('producer'), said('offer-key'))).toEqual([403, 'forbidden']);
  });

  it('is refused of another store, too late, too early, and where it makes no sense', async () => {
    const seller = await signIn('seller');
    const itself = said('offer-no', { companionId: ' shirt' });
    expect(await answerOf(seller, itself)).toEqual([422, 'invalid_body', '/companionId']);
    const nowhere = said('offer-no', { storeId: 'nowhere' });
    expect(await answerOf(await signIn('admin'), nowhere)).toEqual([404, 'unknown_store', '/storeId']);
    const elsewhere = { storeId: 'acme-st-norte-2' };
    expect(await answerOf(seller, said('offer-no', elsewhere))).toEqual([403, 'outside_scope', '/storeId']);
    expect(await answerOf(seller, said('offer-no', { at: at(10 * 60_000) }))).toEqual([422, 'invalid_body', '/at']);
    expect(await answerOf(seller, said('offer-no', { at: at(-8 * DAY_MS) }))).toEqual([422, 'invalid_body', '/at']);
    expect(await answerOf(seller, said('offer-late', { at: at(-6.9 * DAY_MS) }))).toEqual([202, 'taken']);
    for (const [field, value] of Object.entries({ offerId: 'x', outcome: 'bought', companionId: '', at: 'now' }))
      expect(await answerOf(seller, said('offer-no', { [field]: value }))).toEqual([400, 'invalid_body', `/${field}`]);
    await toldOf('offer-late');
    expect(told.filter(({ offerId }) => offerId === 'offer-no' || offerId === 'offer-other')).toEqual([]);
  });

  it('is judged by the settings of the hour in which it was said, however late it comes', async () => {
    const seller = await signIn('seller');
    const hourAgo = at(-3_600_000);
    const { settingsVersion } = (await api.store.tenants.find('acme')) as Tenant;
    await api.store.tenants.changeSettings({ id: 'acme', settingsVersion }, { recommendHoldout: 'off' });
    await api.store.audit.noteSetting('acme', 'admin', 'recommendHoldout', 'off');
    expect(await answerOf(seller, said('offer-before', { at: hourAgo }))).toEqual([202, 'taken']);
    expect((await toldOf('offer-before'))[0]?.isMeasured).toBe(true);
  });
});
