import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { createKafka, createProducer, TopicReader } from '@vitrine/bus';
import { type StateChanged, topics } from '@vitrine/contracts';
import { createLogger } from '@vitrine/platform';
import { aDraft } from '../testing/a-draft.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { OutboxPublisher } from './outbox-publisher.js';

jest.setTimeout(60_000);

const logger = createLogger('api', 'fatal');
const told: StateChanged[] = [];
const publishers: OutboxPublisher[] = [];
let api: ApiUnderTest;
let reader: TopicReader<StateChanged>;
let holder: ChildProcess | undefined;

beforeAll(async () => {
  const tenant = { id: 'acme', name: 'Acme', currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' };
  api = await startApi('api_outbox', async (store) => void (await store.tenants.create(tenant)));
  const decode = ({ value }: { value: Buffer | null }) => JSON.parse(String(value)) as StateChanged;
  const { kafka, env } = api;
  reader = new TopicReader(
    { kafka, env, log: logger, topic: topics.stateChanged, podGroup: 'outbox-spec-', decode, whenGone: 'oldest' },
    { read: (change) => void told.push(change) },
  );
  await reader.start();
}, 180_000);
afterAll(async () => {
  holder?.kill('SIGKILL');
  await Promise.all(publishers.map((publisher) => publisher.stop()));
  await reader?.stop();
  await api?.stop();
}, 60_000);

/** A rule that is made and then changed twice. */
async function changeThrice(): Promise<string> {
  const rules = api.store.alertRules;
  const [made] = await rules.create([{ tenantId: 'acme', state: 'on', authorId: null, rule: aDraft() }]);
  if (made === undefined) throw new Error('No rule was made.');
  const off = await rules.change(made, { state: 'off' }, null);
  if (off !== undefined) await rules.delete(off);
  return made.id;
}

const versionsTold = (id: string) => told.filter((change) => change.id === id).map(({ version }) => version);

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !holds(); await new Promise((resolve) => setTimeout(resolve, 25)))
    if (Date.now() > end) throw new Error(`not within 20 s; told of ${told.length} changes`);
}

/** As another pod would run it. */
function startPublisher(newProducer = () => createProducer(api.kafka)): void {
  const publisher = new OutboxPublisher(api.store.outbox, newProducer, api.env, logger);
  publishers.push(publisher);
  publisher.start();
}

it('tells the other services of each change of a rule, in order', async () => {
  const id = await changeThrice();
  await until(() => versionsTold(id).length === 3);
  expect(versionsTold(id)).toEqual([1, 2, 3]);
  expect(told.at(-1)).toMatchObject({ tenantId: 'acme', kind: 'alertRule', id, version: 3 });
});

it('loses nothing when a pod is killed between the commit of a change and its record', async () => {
  await api.app.get(OutboxPublisher).stop();
  const id = await changeThrice();
  const hold = `
    import { createStore } from '@vitrine/store';
    const forEver = () => new Promise(() => setInterval(() => undefined, 1_000));
    await createStore(process.env.DATABASE_URL).outbox.publishNext(9, () => (console.log('holding'), forEver()));`;
  holder = spawn(process.execPath, ['--input-type=module', '--eval', hold], {
    ...{ cwd: fileURLToPath(new URL('.', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'] },
    env: { ...process.env, DATABASE_URL: api.env.DATABASE_URL, NODE_OPTIONS: '' },
  });
  if (holder.stdout) await once(holder.stdout, 'data');
  expect(await api.store.outbox.publishNext(9, () => Promise.reject(new Error('two at once')))).toBe(0);
  startPublisher();
  holder.kill('SIGKILL');
  await until(() => versionsTold(id).length === 3);
  expect(versionsTold(id)).toEqual([1, 2, 3]);
});

it('waits for a Kafka that does not answer, and for one that breaks', async () => {
  await Promise.all(publishers.map((publisher) => publisher.stop()));
  const away = createKafka({ ...api.env, KAFKA_BROKERS: '127.0.0.1:1' }, 'away', undefined, { retries: 0 });
  const broken = [away, away];
  startPublisher(() => createProducer(broken.shift() ?? api.kafka));
  const id = await changeThrice();
  await until(() => versionsTold(id).length === 3);
  expect([broken, versionsTold(id)]).toEqual([[], [1, 2, 3]]);
});
