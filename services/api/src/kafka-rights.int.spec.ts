import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createProducer, limitedLogin, topicName, withAdmin } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { createLogger } from '@vitrine/platform';
import { AcceptedFeed } from './accepted/accepted-feed.js';
import { createApi } from './create-api.js';
import { OutboxPublisher } from './outbox/outbox-publisher.js';
import { Backlog } from './pipeline/backlog.js';
import { aDraft } from './testing/a-draft.js';
import { type ApiUnderTest, CHEAP, startApi } from './testing/start-api.js';

jest.setTimeout(60_000);

let around: ApiUnderTest;
let app: NestFastifyApplication | undefined;

beforeAll(async () => {
  const tenant = { id: 'acme', name: 'Acme', currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' };
  around = await startApi('api_rights', async (store) => void (await store.tenants.create(tenant)));
  await around.app.get(OutboxPublisher).stop();
  const login = await limitedLogin(around.kafka, {
    program: 'api',
    prefix: around.env.KAFKA_TOPIC_PREFIX,
    brokers: process.env.TEST_KAFKA_SASL_BROKERS ?? '',
  });
  const env = { ...around.env, ...login };
  ({ app } = await createApi({ env, logger: createLogger('api', 'fatal'), passwordCost: CHEAP }));
  await app.listen(0, '127.0.0.1');
}, 180_000);
afterAll(async () => {
  await app?.close();
  await around?.stop();
}, 60_000);

it('follows accepted sales and what waits, with no more rights in Kafka than it asks for', async () => {
  const [backlog, feed] = [app?.get(Backlog), app?.get(AcceptedFeed)];
  const producer = createProducer(around.kafka);
  await producer.connect();
  const send = (topic: string) => producer.send({ topic: topicName(around.env, topic), messages: [{ value: '{}' }] });
  await Promise.all([send(topics.salesRaw), send(topics.catalogRaw), send(topics.salesAccepted)]);
  await producer.disconnect();
  await backlog?.sample();
  expect(backlog?.isReachable).toBe(true);
  expect(backlog?.lags.filter(({ lag }) => lag > 0).map(({ topic }) => topic)).toEqual([
    topics.salesRaw,
    topics.catalogRaw,
  ]);
  await until('the feed comes to the accepted sale', async () => (feed?.position[0] ?? 0) >= 1);
  expect(feed?.isRunning).toBe(true);
});

it('tells of changes, with no more rights in Kafka than it asks for', async () => {
  const { alertRules, outbox } = around.store;
  await alertRules.create([{ tenantId: 'acme', state: 'on', authorId: null, rule: aDraft() }]);
  await until('the change is published', async () => !(await outbox.hasWaiting()));
});

it('tells what became of offers, with no more rights in Kafka than it asks for', async () => {
  const { outbox } = around.store;
  const said = { tenantId: 'acme', storeId: 's1', offerId: 'offer-01', outcome: 'offered', companionId: 'belt' };
  const value = { ...said, at: '2026-11-20T14:31:40-03:00', saidOn: '2026-11-20', isMeasured: true };
  await outbox.add('acme', [{ topic: topics.recommendationFeedback, key: 'acme:s1', value }]);
  await until('what was said is published', async () => !(await outbox.hasWaiting()));
  const name = topicName(around.env, topics.recommendationFeedback);
  const ends = await withAdmin(around.kafka, (admin) => admin.fetchTopicOffsets(name));
  expect(ends.some(({ high, low }) => high !== low)).toBe(true);
});

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 30_000; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 50)))
    if (Date.now() > deadline) throw new Error(`Not within 30 s: ${what}.`);
}
