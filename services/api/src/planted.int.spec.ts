import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createProducer, topicName } from '@vitrine/bus';
import { dimensionIds, topics } from '@vitrine/contracts';
import { type PlantedMessage, PlantedPeople, plantedMessages } from '@vitrine/testing';
import { ApiDocument } from './docs/docs.controller.js';
import { Client, LiveStream } from './testing/client.js';
import { ADMIN_API_KEY, type ApiUnderTest, startApi } from './testing/start-api.js';
import { seedWorld, stores } from './testing/world.js';

const PRIVACY_KEY = 'ab'.repeat(32);
const tenantId = 'acme';
const { storeId } = stores.find((store) => store.tenantId === tenantId) as (typeof stores)[number];
const SETTLED_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 500;
/** No text of a stranger can contain these. */
const TIMES = new Set<string>(['hour', 'day', 'weekday', 'week', 'month']);

/** What processing makes of a stranger's messages, seen through the door for people and programs. */
describe('personal values that a stranger sends', () => {
  const people = new PlantedPeople();
  const logged: string[] = [];
  let api: ApiUnderTest;
  let processing: ChildProcess;
  let admin: Client;
  let manager: Client;
  let stream: LiveStream;

  beforeAll(async () => {
    const write = process.stdout.write.bind(process.stdout);
    jest.spyOn(process.stdout, 'write').mockImplementation(((...said: Parameters<typeof write>) => {
      logged.push(String(said[0]));
      return true;
    }) as typeof write);
    const seed = (store: ApiUnderTest['store'], warehouse: ApiUnderTest['warehouse']) =>
      seedWorld(store, warehouse, new Date());
    api = await startApi('api_planted', seed, { PRIVACY_KEY }, { logLevel: 'debug' });
    processing = startProcessing(api, logged);
    admin = new Client(api.url, { authorization: `Bearer ${ADMIN_API_KEY}`, 'x-tenant-id': tenantId });
    manager = await Client.signIn(api.url, `manager@${tenantId}.example`);
    stream = await LiveStream.open(manager);
    const soldAt = new Date().toISOString();
    const { entries, accepted, refused } = plantedMessages(people, { tenantId, storeId, soldAt });
    await send(api, topics.catalogRaw, entries);
    const ofTenant = (messages: readonly PlantedMessage[]) =>
      messages.filter(({ value }) => value.includes(`"tenantId":"${tenantId}"`)).length;
    await settled(admin, ofTenant(entries));
    const tickets = [...accepted, ...refused];
    await send(api, topics.salesRaw, tickets);
    await settled(admin, ofTenant(entries) + ofTenant(tickets));
    await stream.until((events) => events.some(({ data }) => /"total":\{[^}]*"tickets":[1-9]/u.test(data)), 30_000);
  }, 300_000);

  afterAll(async () => {
    stream?.close();
    processing?.kill('SIGKILL');
    if (processing?.exitCode === null) await once(processing, 'exit');
    await api?.stop();
    jest.restoreAllMocks();
  }, 60_000);

  it('are more than two hundred, and both counted and refused', async () => {
    expect(people.values.length).toBeGreaterThan(200);
    const { outcomes, personalValues } = (await (await admin.get('/v1/pipeline')).json()) as {
      outcomes: { accepted: number; rejected: number };
      personalValues: unknown[];
    };
    expect(outcomes.accepted).toBeGreaterThan(30);
    expect(outcomes.rejected).toBeGreaterThan(150);
    expect(personalValues.length).toBeGreaterThan(8);
  }, 60_000);

  it.each(['admin', 'manager'])(
    'are in no answer to a question, asked as %s',
    async (who) => {
      const client = who === 'admin' ? admin : manager;
      const answers = await everyAnswer(client, api);
      const answered = answers.filter(({ status }) => status === 200);
      expect(answered.length).toBeGreaterThan(20);
      for (const { path, text } of answers) expect([path, people.foundIn(text)]).toEqual([path, []]);
      // What stands in their place is there: the questions reached what was planted.
      expect(answers.map(({ text }) => text).join('\n')).toContain('token-');
    },
    120_000,
  );

  it('are in no snapshot of the live stream', () => {
    expect(stream.events.length).toBeGreaterThan(0);
    expect(people.foundIn(JSON.stringify(stream.events))).toEqual([]);
  });

  it('are in no log of api and processing, whatever callers ask for', async () => {
    await Promise.all(people.everyKind().flatMap((value) => odd(admin, value)));
    for (const service of ['api', 'processing']) expect(logged.join('\n')).toContain(`"service":"${service}"`);
    expect(people.foundIn(logged.join('\n'))).toEqual([]);
  }, 60_000);
});

/** The service as it is built, on the engines of the api under test. */
function startProcessing({ env }: ApiUnderTest, logged: string[]): ChildProcess {
  const { DATABASE_URL, CLICKHOUSE_DATABASE, KAFKA_TOPIC_PREFIX } = env;
  const own = { DATABASE_URL, CLICKHOUSE_DATABASE, KAFKA_TOPIC_PREFIX, PRIVACY_KEY, PORT: '0', LOG_LEVEL: 'debug' };
  const child = spawn(process.execPath, ['services/processing/dist/main.js'], { env: { ...process.env, ...own } });
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk) => logged.push(String(chunk)));
  return child;
}

async function send({ kafka, env }: ApiUnderTest, topic: string, messages: readonly PlantedMessage[]): Promise<void> {
  const producer = createProducer(kafka);
  await producer.connect();
  await producer.send({
    topic: topicName(env, topic),
    messages: messages.map(({ key = null, ...rest }) => ({ key, ...rest })),
    acks: -1,
  });
  await producer.disconnect();
}

/** Waits until processing has an outcome for every message of the tenant. Lag would not do: the api looks at it every 5 s only. */
async function settled(admin: Client, messages: number): Promise<void> {
  const end = Date.now() + SETTLED_WITHIN_MS;
  for (let said = 0; said < messages; ) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const { outcomes } = (await (await admin.get('/v1/pipeline')).json()) as { outcomes: Record<string, number> };
    said = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
    if (Date.now() > end) throw new Error(`${said} of ${messages} settled after ${SETTLED_WITHIN_MS} ms`);
  }
}

interface Answer {
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

/** Every route that is read: lists to their end, one item of each list by its id, and the figures by every dimension but times. */
async function everyAnswer(client: Client, api: ApiUnderTest): Promise<Answer[]> {
  const document = api.app.get(ApiDocument).value as unknown as { paths: Record<string, { get?: object }> };
  const read = Object.keys(document.paths).filter((path) => document.paths[path]?.get && path !== '/v1/stream');
  const answers: Answer[] = [];
  const take = async (path: string, answer: Response) => {
    const text = (await answer.text()).replaceAll('\\/', '/');
    answers.push({ path, status: answer.status, text });
    return text;
  };
  for (const path of read.filter((one) => !one.includes('{'))) {
    const first = await take(path, await client.get(path));
    for (const next of await pages(client, path, first)) await take(path, next);
    const one = read.find((other) => other.startsWith(`${path}/{`));
    for (const id of one === undefined ? [] : idsIn(first).slice(0, 3))
      await take(one as string, await client.get(`${path}/${encodeURIComponent(id)}`));
  }
  const today = new Date().toISOString().slice(0, 10);
  for (const dimension of dimensionIds.filter((id) => !TIMES.has(id)))
    await take(`metrics by ${dimension}`, await client.ask('POST', '/v1/metrics/query', by(dimension, today)));
  return answers;
}

const by = (dimension: string, today: string) => ({
  metrics: ['netSales', 'tickets'],
  dimensions: [dimension],
  period: { from: '2026-01-01', to: today },
});

async function pages(client: Client, path: string, first: string): Promise<Response[]> {
  const found: Response[] = [];
  for (let cursor = cursorIn(first); cursor !== undefined && found.length < 20; ) {
    const next = await client.get(`${path}?limit=200&cursor=${encodeURIComponent(cursor)}`);
    found.push(next.clone());
    cursor = cursorIn(await next.text());
  }
  return found;
}

const parsed = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {}; // metrics of Prometheus
  }
};
const cursorIn = (text: string): string | undefined => {
  const { nextCursor } = parsed(text);
  return typeof nextCursor === 'string' ? nextCursor : undefined;
};
const idsIn = (text: string): string[] => {
  const { items } = parsed(text);
  return Array.isArray(items) ? items.flatMap(({ id, code }) => [id ?? code].filter(Boolean).map(String)) : [];
};

/** Questions that themselves carry a personal value, in each part of a request. */
function odd(client: Client, value: string): Promise<Response>[] {
  const text = encodeURIComponent(value);
  const login = { email: value, password: value, organisation: value };
  return [
    client.get(`/v1/products?search=${text}`),
    client.get(`/v1/stores/${text}`),
    client.get(`/v1/dead-letters?code=${text}&cursor=${text}&${text}=1`),
    client.get(`/${text}`),
    client.get('/v1/me', { 'user-agent': text, traceparent: text, 'x-tenant-id': text, 'x-forwarded-for': text }),
    client.get('/v1/me', { authorization: `Bearer ${text}`, cookie: `${text}=${text}` }),
    client.ask('POST', '/v1/sessions', login),
    client.ask('POST', '/v1/metrics/query', { metrics: [value], [value]: value }),
    client.ask('POST', '/v1/users', { email: value, name: value, role: value, scopes: [value] }),
  ];
}
