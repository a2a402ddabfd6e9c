import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createProducer, limitedLogin, topicName } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { createLogger } from '@vitrine/platform';
import { AcceptedFeed } from './accepted/accepted-feed.js';
import { createApi } from './create-api.js';
import { Backlog } from './pipeline/backlog.js';
import { type ApiUnderTest, CHEAP, startApi } from './testing/start-api.js';

jest.setTimeout(60_000);

let around: ApiUnderTest;
let app: NestFastifyApplication | undefined;

beforeAll(async () => {
  around = await startApi('api_rights', async () => undefined);
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
  const deadline = Date.now() + 30_000;
  while ((feed?.position[0] ?? 0) < 1) {
    if (Date.now() > deadline) throw new Error('The feed did not come to the accepted sale within 30 s.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(feed?.isRunning).toBe(true);
});
