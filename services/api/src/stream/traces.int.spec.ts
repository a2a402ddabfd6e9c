import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createProducer, topicName } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { parseTraceparent, startTracing, stopTracing, type TraceContext } from '@vitrine/tracing';
import { OtlpSink, type SunkSpan } from '@vitrine/tracing/testing';
import type { Producer } from 'kafkajs';
import { Client, LiveStream } from '../testing/client.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { PASSWORD, seedWorld } from '../testing/world.js';

const PUSH = 'push live day';
const EMAIL = 'manager@acme.example';
const aTrace = () => `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
const placeOf = ({ traceId, spanId }: { traceId: string; spanId: string }) => `${traceId}/${spanId}`;

describe('what a collector gets of the api', () => {
  let sink: OtlpSink;
  let api: ApiUnderTest;
  let producer: Producer;
  let client: Client;
  let stream: LiveStream;
  beforeAll(async () => {
    sink = await OtlpSink.open();
    await startTracing({ service: 'api', endpoint: sink.endpoint });
    api = await startApi('api_traces', (store, warehouse) => seedWorld(store, warehouse, new Date()));
    producer = createProducer(api.kafka);
    await producer.connect();
    client = await Client.signIn(api.url, EMAIL);
    stream = await LiveStream.open(client);
    await stream.until((events) => events.length > 0);
  }, 60_000);
  afterAll(async () => {
    stream?.close();
    await producer?.disconnect();
    await stopTracing();
    await api?.stop();
    await sink?.close();
  }, 60_000);

  const sale = (traceparent: string | undefined) => ({
    key: 'acme:acme-st-norte-1',
    value: JSON.stringify({
      tenantId: 'acme',
      storeId: 'acme-st-norte-1',
      soldAt: new Date().toISOString(),
      sellerIds: [],
      rawAt: Date.now(),
      acceptedAt: Date.now(),
    }),
    headers: traceparent === undefined ? {} : { traceparent },
  });

  async function until(found: () => SunkSpan | undefined): Promise<SunkSpan> {
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
      const span = found();
      if (span) return span;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the collector did not get it');
  }

  const pushAfter = async (traces: readonly string[]): Promise<SunkSpan> => {
    const topic = topicName(api.env, topics.salesAccepted);
    await producer.send({ topic, messages: traces.map(sale) });
    const { traceId } = parseTraceparent(traces[0] ?? '') as TraceContext;
    return until(() => sink.named(PUSH).find(({ links }) => links.some((link) => link.traceId === traceId)));
  };

  it('is the push of one ticket in its own trace, with what was asked for it', async () => {
    const traceparent = aTrace();
    const push = await pushAfter([traceparent]);
    const { traceId, spanId } = parseTraceparent(traceparent) as TraceContext;
    expect(push).toMatchObject({ service: 'vitrine-api', traceId, parentSpanId: spanId });
    const queries = sink.spans.filter((span) => span.parentSpanId === push.spanId);
    expect(queries.map(({ attributes }) => attributes['db.system.name'])).toContain('clickhouse');
  }, 60_000);

  it('is one push that links fifty tickets', async () => {
    const traces = Array.from({ length: 50 }, aTrace);
    const push = await pushAfter(traces);
    const theirs = traces.map((one) => placeOf(parseTraceparent(one) as TraceContext));
    expect(push.links.map(placeOf).sort()).toEqual(theirs.sort());
    expect(push.parentSpanId).toBeUndefined();
  }, 60_000);

  it("is a request in its caller's trace, by its route, with its queries inside", async () => {
    const traceparent = aTrace();
    const answer = await client.get('/v1/stores?search=segredo', { traceparent });
    expect(answer.headers.get('x-request-id')).toBe(parseTraceparent(traceparent)?.traceId);
    await answer.text();
    const { traceId, spanId } = parseTraceparent(traceparent) as TraceContext;
    const request = await until(() => sink.spans.find((span) => span.parentSpanId === spanId));
    expect(request).toMatchObject({ name: 'GET /v1/stores', traceId });
    const inside = sink.spans
      .filter((span) => span.traceId === traceId)
      .map(({ attributes }) => attributes['db.system.name']);
    expect(inside).toContain('postgresql');
  }, 60_000);

  it('begins a trace for a caller whose traceparent is none', async () => {
    const answer = await client.get('/v1/me', { traceparent: `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01` });
    const traceId = answer.headers.get('x-request-id');
    await answer.text();
    const request = await until(() => sink.named('GET /v1/me').find((span) => span.traceId === traceId));
    expect(request.parentSpanId).toBeUndefined();
  }, 60_000);

  it('is nothing personal, no address as asked for and no secret', () => {
    const told = sink.bodies.join('\n');
    const { CLICKHOUSE_PASSWORD, DATABASE_URL } = api.env;
    const words = [EMAIL, PASSWORD, 'search=segredo', DATABASE_URL, client.headers.cookie ?? '', 'readyz'];
    if (CLICKHOUSE_PASSWORD) words.push(CLICKHOUSE_PASSWORD);
    expect(words.filter((word) => told.includes(word))).toEqual([]);
  });
});
