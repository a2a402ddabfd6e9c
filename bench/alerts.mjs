/**
 * From a sale that breaks a rule to the person: in the app, and at a webhook. A whole stack with 1,000 rules over 500 stores and a load beside
 * them, next to Prometheus with Alertmanager on the same accepted sales, tuned and as they come. Then the rule engine alone, next to
 * json-rules-engine. RATE (tickets a second; 100 is what two cores carry with both peers) and PROBES may be given.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as alertRules from '@vitrine/alert-rules';
import * as contracts from '@vitrine/contracts';
import { loadCatalog } from '@vitrine/demo';
import * as metrics from '@vitrine/metrics';
import kafkajs from 'kafkajs';
import { measureEngines } from '../scripts/bench/alerts/engine.mjs';
import { Probes, probeTicket } from '../scripts/bench/alerts/probes.mjs';
import { startPrometheus } from '../scripts/bench/alerts/prometheus.mjs';
import { followStream, readSink } from '../scripts/bench/alerts/receivers.mjs';
import { MATCHING, RULES, rulesOf, STORES, storeIds, storesOfRule, THRESHOLD } from '../scripts/bench/alerts/rules.mjs';
import { startStack } from '../scripts/bench/alerts/stack.mjs';

const RATE = Number(process.env.RATE ?? 100);
const PROBES = Number(process.env.PROBES ?? 200);
const OFFSET = 20_000;
const PEER_PORTS = {
  tuned: { exporter: OFFSET + 9_100, prometheus: OFFSET + 9_101, alertmanager: OFFSET + 9_102 },
  default: { exporter: OFFSET + 9_110, prometheus: OFFSET + 9_111, alertmanager: OFFSET + 9_112 },
};
const EVERY_MS = 700;
const WARM_UP_MS = 20_000;
/** The stock settings evaluate once a minute and wait 30 s before they tell. */
const LAST_MS = Number(process.env.LAST_MS ?? 150_000);

export const unit = 'ms';
export const builds = ['@vitrine/devstack', './services/*', './apps/*'];

export async function beside() {
  const stack = await startStack(OFFSET);
  const ends = [stack.end];
  const endToEnd = await measured(stack.run, ends).finally(async () => {
    for (const end of ends.reverse()) await end();
  });
  return { ...endToEnd, ...(await measureEngines({ metrics, alertRules, contracts })) };
}

async function measured(run, ends) {
  const probes = new Probes(['webhook', 'app', 'tuned', 'default']);
  const person = await signIn(run);
  const kafka = kafkaOf(run);
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  ends.push(() => producer.disconnect());

  await tellCatalogue(run, producer);
  await makeRules(run, person, probes, ends);
  const peers = await startPeers(run.tenantId, probes, ends);
  await feed(kafka, run.tenantId, peers, ends);
  const load = startLoad(run, ends);
  await sleep(WARM_UP_MS);
  const [sentBefore, startedMs] = [load.sent(), Date.now()];
  await probe(run.tenantId, producer, probes);
  const rate = ((load.sent() - sentBefore) * 1_000) / (Date.now() - startedMs);
  await sleep(LAST_MS);
  return summaryOf(probes, rate);
}

function summaryOf(probes, rate) {
  const [webhook, app, tuned, stock] = ['webhook', 'app', 'tuned', 'default'].map((name) => probes.report(name));
  console.log(JSON.stringify({ webhook, app, prometheusTuned: tuned, prometheusDefault: stock }, null, 1));
  return {
    eventToWebhookP95Ms: webhook.p95,
    eventToAppP95Ms: app.p95,
    prometheusTunedP95Ms: tuned.p95,
    prometheusDefaultP95Ms: stock.p95,
    ratio: webhook.p95 / tuned.p95,
    missed: webhook.missed + app.missed,
    doubled: webhook.doubled + app.doubled,
    ticketsPerSecond: Math.round(rate),
    rules: RULES,
    stores: STORES,
    rulesPerTicket: MATCHING,
  };
}

async function probe(tenantId, producer, probes) {
  for (const storeId of storeIds(tenantId).slice(0, PROBES)) {
    const ticket = probeTicket(tenantId, storeId, 2 * THRESHOLD);
    probes.sent.set(storeId, Date.now());
    const key = `${tenantId}:${storeId}`;
    await producer.send({ topic: 'sales.raw.v1', messages: [{ key, value: JSON.stringify(ticket) }] });
    // Not in step with whoever evaluates once a second.
    await sleep(EVERY_MS * (0.5 + Math.random()));
  }
}

async function tellCatalogue({ tenantId }, producer) {
  const messages = [...loadCatalog({ stores: STORES, tenantId })].map((entry) => ({
    key: `${tenantId}:${entry.type}:${entry.id}`,
    value: JSON.stringify(entry),
  }));
  await producer.send({ topic: 'catalog.raw.v1', messages });
  await sleep(5_000);
}

async function makeRules({ urls, tenantId }, person, probes, ends) {
  const endpoint = await person.post('/v1/alert-endpoints', {
    name: 'bench',
    kind: 'webhook',
    url: `${urls.webhooks}/bench`,
  });
  ends.push(
    readSink(urls.webhooks, ({ type, data }, atMs) => {
      if (type === 'alert.raised') probes.hear('webhook', data.alert.subject.storeId, atMs);
    }),
  );
  await dropDrafts(person);
  for (const rule of rulesOf(tenantId, { personId: person.id, endpointId: endpoint.id }))
    await person.post('/v1/alert-rules', { rule, state: 'on' });
  ends.push(
    await followStream(urls.api, person.headers, ({ change, level, storeId }, atMs) => {
      // The other rules only warn: in a store that sells little they may ring by themselves.
      if (change === 'raised' && level === 'critical') probes.hear('app', storeId, atMs);
    }),
  );
}

/** A new tenant has drafts of the templates, and a tenant has a thousand rules at most. */
async function dropDrafts(person) {
  const { items } = await person.ask('GET', '/v1/alert-rules');
  for (const { id } of items) await person.ask('DELETE', `/v1/alert-rules/${id}`);
}

async function startPeers(tenantId, probes, ends) {
  const ids = storeIds(tenantId);
  const rules = Array.from({ length: RULES }, (_, index) => storesOfRule(index, ids));
  const peers = [];
  for (const [tuning, ports] of Object.entries(PEER_PORTS)) {
    const onRing = (storeId, atMs) => probes.hear(tuning, storeId, atMs, 0);
    const peer = await startPrometheus({ tuning, rules, threshold: THRESHOLD, ports, onRing });
    ends.push(peer.end);
    peers.push(peer);
  }
  return peers;
}

/** The peers hear of a sale where alerting does: from `sales.accepted.v1`. */
async function feed(kafka, tenantId, peers, ends) {
  const consumer = kafka.consumer({ groupId: `bench-${randomUUID()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  ends.push(() => consumer.disconnect());
  await consumer.subscribe({ topic: 'sales.accepted.v1', fromBeginning: true });
  await consumer.run({
    eachBatch: async ({ batch }) => {
      for (const { value } of batch.messages) {
        const ticket = JSON.parse(value.toString());
        if (ticket.tenantId === tenantId) for (const peer of peers) peer.sold(ticket.storeId, Number(ticket.netSales));
      }
    },
  });
}

function startLoad(run, ends) {
  const file = fileURLToPath(new URL('../scripts/bench/alerts/load.mjs', import.meta.url));
  const sasl = saslOf(run);
  const child = fork(file, [run.tenantId, String(STORES), String(RATE)], {
    env: { ...process.env, KAFKA: run.urls.kafka, ...(sasl && { KAFKA_SASL: JSON.stringify(sasl) }) },
  });
  let sent = 0;
  child.on('message', (count) => {
    sent += count;
  });
  ends.push(() => child.kill('SIGKILL'));
  return { sent: () => sent };
}

async function signIn({ urls, logins }) {
  const { email, password } = logins[0];
  const json = { 'content-type': 'application/json' };
  const answer = await fetch(`${urls.api}/v1/sessions`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email, password }),
  });
  const headers = { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] };
  const { user } = await (await fetch(`${urls.api}/v1/me`, { headers })).json();
  const ask = async (method, path, body) => {
    const answered = await fetch(`${urls.api}${path}`, {
      method,
      headers: { ...headers, 'idempotency-key': randomUUID(), ...(body && json) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answered.text();
    if (answered.status >= 300) throw new Error(`${method} ${path}: ${answered.status} ${text.slice(0, 500)}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return { id: user.id, headers, ask, post: (path, body) => ask('POST', path, body) };
}

const saslOf = ({ kafkaLogins }) => kafkaLogins?.admin ?? undefined;

const kafkaOf = (run) =>
  new kafkajs.Kafka({ brokers: run.urls.kafka.split(','), sasl: saslOf(run), logLevel: kafkajs.logLevel.NOTHING });
