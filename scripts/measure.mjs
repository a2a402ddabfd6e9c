/**
 * `npm run measure -- [seconds] [tickets/s]`: how fast the running stack is, seen from outside. Sends a steady load in a tenant of its own
 * and watches:
 * (a) when each second's probe ticket can be queried in the warehouse,
 * (b) when the live stream's total shows it,
 * (c) the memory of every process with its children.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import { memoryOf } from './memory-of.mjs';

const seconds = Number(process.argv[2] ?? 30);
const rate = Number(process.argv[3] ?? 300);
const run = JSON.parse(readFileSync(join(process.env.VITRINE_HOME ?? '.vitrine', 'run.json'), 'utf8'));
const tenant = 'medicao';
const admin = {
  authorization: `Bearer ${run.apiKeys.admin}`,
  'x-tenant-id': tenant,
  'content-type': 'application/json',
};
const clickhouse = new URL(run.urls.clickhouse);
const clickhouseAuth = {
  'x-clickhouse-user': clickhouse.username,
  'x-clickhouse-key': decodeURIComponent(clickhouse.password),
};
const database = process.env.CLICKHOUSE_DATABASE ?? 'vitrine';

await fetch(`${run.urls.api}/v1/tenants`, {
  method: 'POST',
  headers: { authorization: admin.authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  body: JSON.stringify({
    id: tenant,
    name: 'Medição',
    currency: 'BRL',
    timeZone: 'America/Sao_Paulo',
    locale: 'pt-BR',
  }),
});
const sasl = run.kafkaLogins?.producer;
const kafka = new kafkajs.Kafka({ brokers: run.urls.kafka.split(','), sasl, logLevel: kafkajs.logLevel.NOTHING });
const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
await producer.connect();
await send([ticket(randomUUID())]);
await sleep(3_000);

const queryableMs = [];
const pushedMs = [];
let sent = await ticketsOfStream();
const stream = watchStream();
const until = Date.now() + seconds * 1_000;
const watches = [];
let nextProbeAt = 0;
for (let tick = 0; Date.now() < until; tick++) {
  const batchAt = Date.now();
  // Twenty ticks a second; what a rate does not divide into is sent by a later one.
  const due = Math.floor(((tick + 1) * rate) / 20) - Math.floor((tick * rate) / 20);
  const tickets = Array.from({ length: due }, () => ticket(randomUUID()));
  const [probe] = tickets;
  if (probe !== undefined) {
    await send(tickets);
    sent += tickets.length;
    stream.expect(sent, batchAt);
    if (batchAt >= nextProbeAt) {
      watches.push(untilQueryable(probe.id, batchAt));
      nextProbeAt = batchAt + 500;
    }
  }
  await sleep(Math.max(0, 50 - (Date.now() - batchAt)));
}
await Promise.all(watches);
await sleep(3_000);
stream.close();
await producer.disconnect();
report(`produce → queryable (${rate} tickets/s)`, queryableMs);
report(`produce → live stream (${rate} tickets/s)`, pushedMs);
memory();
process.exit(0);

function ticket(id) {
  const storeId = `loja-${1 + Math.floor(Math.random() * 12)}`;
  const value = {
    eventId: id,
    tenantId: tenant,
    ticketId: id,
    revision: 0,
    status: 'closed',
    storeId,
    soldAt: inSaoPaulo(new Date()),
    channel: 'store',
    currency: 'BRL',
    lines: [1, 2, 3].map((line) => ({
      lineId: `${line}`,
      productId: `p${line}`,
      quantity: '1',
      unitPrice: '9.90',
      discount: '0',
    })),
  };
  return { id, key: `${tenant}:${storeId}`, value: JSON.stringify(value) };
}

/** Nobody has told where these stores are, so the sale is dated by its own offset: by UTC it would be tomorrow's in the evening. */
function inSaoPaulo(instant) {
  return new Date(instant.getTime() - 3 * 3_600_000).toISOString().replace('Z', '-03:00');
}

function send(tickets) {
  return producer.send({ topic: 'sales.raw.v1', messages: tickets.map(({ key, value }) => ({ key, value })) });
}

async function untilQueryable(id, sentAt) {
  const sql = `SELECT count() FROM ${database}.sale_lines_v1 WHERE tenant_id = {tenant:String} AND ticket_id = {id:String} AND sold_on >= today() - 1`;
  const query = new URLSearchParams({ query: sql, param_tenant: tenant, param_id: id });
  while (Date.now() - sentAt < 30_000) {
    const answer = await fetch(`${clickhouse.origin}/?${query}`, { headers: clickhouseAuth });
    if (Number(await answer.text()) > 0) return queryableMs.push(Date.now() - sentAt);
    await sleep(20);
  }
  return queryableMs.push(Number.POSITIVE_INFINITY);
}

async function ticketsOfStream() {
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'America/Sao_Paulo' });
  const body = JSON.stringify({ metrics: ['tickets'], period: { from: today, to: today } });
  const answer = await fetch(`${run.urls.api}/v1/metrics/query`, { method: 'POST', headers: admin, body });
  return (await answer.json()).total.tickets;
}

function watchStream() {
  const waiting = [];
  const abort = new AbortController();
  void (async () => {
    const answer = await fetch(`${run.urls.api}/v1/stream`, {
      headers: { ...admin, accept: 'text/event-stream' },
      signal: abort.signal,
    });
    let text = '';
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        seen(text.slice(0, end));
        text = text.slice(end + 2);
      }
    }
  })().catch(() => undefined);
  const seen = (event) => {
    const data = /^data: ?(.*)$/m.exec(event)?.[1];
    if (!/^event: ?snapshot/m.test(event) || !data) return;
    const shown = JSON.parse(data).total.tickets;
    while (waiting.length > 0 && waiting[0].count <= shown) pushedMs.push(Date.now() - waiting.shift().at);
  };
  return { expect: (count, at) => waiting.push({ count, at }), close: () => abort.abort() };
}

function report(what, values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  console.log(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${sorted.at(-1)} ms over ${sorted.length} probes`);
}

function memory() {
  const measured = memoryOf(run.processes);
  const all = { name: 'in all', kib: measured.reduce((sum, { kib }) => sum + kib, 0) };
  for (const { name, kib } of [...measured, all]) console.log(`${name.padEnd(12)} ${(kib / 1024).toFixed(0)} MiB`);
}
