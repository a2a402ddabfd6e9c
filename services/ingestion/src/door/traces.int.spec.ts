import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTracing, stopTracing } from '@vitrine/tracing';
import { OtlpSink, type SunkSpan } from '@vitrine/tracing/testing';
import { exampleTickets } from './examples.js';
import { type DoorUnderTest, startDoor } from './testing/start-door.js';

const REQUEST = 'POST /v1/sales:batch';
const ids = () => ({ traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') });

let sink: OtlpSink;
let door: DoorUnderTest;
beforeAll(async () => {
  sink = await OtlpSink.open();
  door = await startDoor('door_traces');
  await startTracing({ service: 'ingestion', endpoint: sink.endpoint });
}, 120_000);
afterAll(async () => {
  await stopTracing();
  await door?.stop();
  await sink?.close();
});

/** A ticket of a shop whose own system has traced it so far. */
const send = (ticketId: string, { traceId, spanId }: ReturnType<typeof ids>) => {
  const soldAt = new Date(Date.now() - 60_000).toISOString();
  const ticket = { ...exampleTickets[0], eventId: ticketId, ticketId, soldAt };
  return door.post('sales:batch', JSON.stringify([ticket]), { traceparent: `00-${traceId}-${spanId}-01` });
};

async function until(found: () => SunkSpan | undefined): Promise<SunkSpan> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    const span = found();
    if (span) return span;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the collector did not get it');
}

/** The trace in each raw record, by ticket. */
async function rawTraces(count: number): Promise<Map<string, string>> {
  const records = await door.records('sales.raw.v1', count);
  return new Map(
    records.map(({ value, headers }) => [
      JSON.parse(String(value)).ticketId,
      String(headers?.traceparent).split('-')[1] ?? '',
    ]),
  );
}

describe('what a collector gets of the door', () => {
  it('is one trace from the shop to the raw record, with every query', async () => {
    const shop = ids();
    expect((await send('alone', shop)).status).toBe(202);
    const request = await until(() => sink.named(REQUEST).find(({ traceId }) => traceId === shop.traceId));
    expect(request).toMatchObject({ service: 'vitrine-ingestion', parentSpanId: shop.spanId });
    const inside = sink.spans.filter(({ traceId }) => traceId === shop.traceId);
    const [write] = inside.filter(({ name }) => name === 'write records');
    expect(write?.parentSpanId).toBe(request.spanId);
    expect(inside.filter(({ name }) => name.startsWith('send ')).map(({ parentSpanId }) => parentSpanId)).toEqual([
      write?.spanId,
    ]);
    expect(inside.map(({ attributes }) => attributes['db.system.name'])).toContain('postgresql');
    expect((await rawTraces(1)).get('alone')).toBe(shop.traceId);
  }, 60_000);

  it('is the own trace of each of many requests at once, whoever of them begins the write', async () => {
    const shops = Array.from({ length: 20 }, (_, index) => ({ ticketId: `many-${index}`, ...ids() }));
    const answers = await Promise.all(shops.map((shop) => send(shop.ticketId, shop)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    const traces = await rawTraces(21);
    expect(shops.map(({ ticketId }) => traces.get(ticketId))).toEqual(shops.map(({ traceId }) => traceId));
    const linked = () =>
      sink.named('write records').flatMap(({ traceId, links }) => [traceId, ...links.map((link) => link.traceId)]);
    await until(() => (shops.every(({ traceId }) => linked().includes(traceId)) ? sink.spans[0] : undefined));
  }, 60_000);

  it('has beside it duration, rows and errors of each named query', async () => {
    const metrics = await (await fetch(`${door.url}/metrics`)).text();
    expect(metrics).toMatch(
      /vitrine_ingestion_query_duration_seconds_count\{[^}]*engine="postgres",query="select tenants"\} [1-9]/u,
    );
  });
});
