import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topicName } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { aTicket, RawProducer, TENANT } from '@vitrine/testing';
import { parseTraceparent, startTracing, stopTracing } from '@vitrine/tracing';
import { OtlpSink, type SunkSpan } from '@vitrine/tracing/testing';
import { Harness } from './testing/harness.js';

const BATCH = 'process sales.raw.v1';
const CUSTOMER = { name: 'Maria Plantada', email: 'maria.plantada@example.com', taxId: '52998224725' };
const aTraceparent = () => `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
const placeOf = ({ traceId, spanId }: { traceId: string; spanId: string }) => `${traceId}/${spanId}`;

describe('what a collector gets of tickets', () => {
  let sink: OtlpSink;
  let harness: Harness;
  let url: string;
  beforeAll(async () => {
    sink = await OtlpSink.open();
    harness = await Harness.start('traces', { partitions: 1 });
    await startTracing({ service: 'processing', endpoint: sink.endpoint });
    ({ url } = await harness.process());
  }, 60_000);
  afterAll(async () => {
    await stopTracing();
    await harness?.stop();
    await sink?.close();
  }, 60_000);

  /** The span of the next batch, when the collector has it. */
  async function batchAfter(send: () => Promise<unknown>): Promise<SunkSpan> {
    const before = sink.named(BATCH).length;
    await send();
    await harness.until(async () => sink.named(BATCH).length > before);
    return sink.named(BATCH)[before] as SunkSpan;
  }

  /** The trace in each accepted record, by ticket. */
  async function acceptedTraces(): Promise<Map<string, string>> {
    const records = await harness.read(topics.salesAccepted);
    return new Map(
      records.map(({ value, headers }) => [JSON.parse(String(value)).ticketId, String(headers?.traceparent)]),
    );
  }

  it('is one trace from the producer to the accepted record, with every query, for a batch of one', async () => {
    const batch = await batchAfter(() => harness.sendTickets([aTicket({ ticketId: 'alone', customer: CUSTOMER })]));
    const sent = sink.spans.find(({ name }) => name === `send ${topicName(harness.env, topics.salesRaw)}`);
    expect(batch).toMatchObject({ traceId: sent?.traceId, parentSpanId: sent?.spanId });
    expect(batch.links.map(placeOf)).toEqual([placeOf(sent as SunkSpan)]);
    const parts = sink.spans.filter(({ traceId }) => traceId === batch.traceId).map(({ name }) => name);
    expect(parts).toEqual(
      expect.arrayContaining([
        'judge sales.raw.v1',
        'write sales.raw.v1',
        'publish sales.raw.v1',
        'commit sales.raw.v1',
        'sale_lines_v1.insert',
        'select tenants',
      ]),
    );
    const { traceId, spanId } = parseTraceparent((await acceptedTraces()).get('alone') ?? '') ?? {};
    const judged = sink.spans.find((span) => span.name === 'judge sales.raw.v1' && span.traceId === traceId);
    expect([traceId, spanId]).toEqual([batch.traceId, judged?.spanId]);
    expect(judged?.parentSpanId).toBe(batch.spanId);
  }, 60_000);

  it('is a trace of its own that links each message for a batch of fifty, and each ticket keeps its trace', async () => {
    const tickets = Array.from({ length: 50 }, (_, index) => ({ id: `one-of-${index}`, traceparent: aTraceparent() }));
    const messages = tickets.map(({ id, traceparent }) => ({
      key: `${TENANT}:s1`,
      value: JSON.stringify(aTicket({ ticketId: id })),
      headers: { traceparent },
    }));
    const batch = await batchAfter(() => harness.send(topics.salesRaw, messages));
    const theirs = tickets.map(({ traceparent }) => parseTraceparent(traceparent) as never).map(placeOf);
    expect(batch.links.map(placeOf).sort()).toEqual(theirs.sort());
    expect(batch.parentSpanId).toBeUndefined();
    const accepted = await acceptedTraces();
    expect(tickets.map(({ id }) => accepted.get(id))).toEqual(tickets.map(({ traceparent }) => traceparent));
  }, 60_000);

  it('takes no notice of a header that is empty, twice there or no traceparent', async () => {
    const producer = await RawProducer.connect(harness.env.KAFKA_BROKERS);
    const odd = [null, '', 'nonsense', `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`, 'x'.repeat(5_000)];
    const headers = odd.map((value) => [['traceparent', value]] as [string, string | null][]);
    headers.push([aTraceparent(), aTraceparent()].map((value) => ['traceparent', value]));
    const records = headers.map((own, index) => ({
      key: `${TENANT}:s1`,
      value: JSON.stringify(aTicket({ ticketId: `odd-${index}` })),
      headers: own,
    }));
    const batch = await batchAfter(() => producer.produce(topicName(harness.env, topics.salesRaw), 0, records));
    producer.close();
    expect([batch.links, batch.parentSpanId]).toEqual([[], undefined]);
    const accepted = await acceptedTraces();
    const traces = records.map((_, index) => parseTraceparent(accepted.get(`odd-${index}`) ?? '')?.traceId);
    expect(traces).toEqual(records.map(() => batch.traceId));
  }, 60_000);

  it('is nothing personal, no content and no secret', () => {
    const told = sink.bodies.join('\n');
    const { CLICKHOUSE_PASSWORD, PRIVACY_KEY, DATABASE_URL } = harness.env;
    const words = [CUSTOMER.name, CUSTOMER.email, CUSTOMER.taxId, 'one-of-7', DATABASE_URL, PRIVACY_KEY];
    if (CLICKHOUSE_PASSWORD) words.push(CLICKHOUSE_PASSWORD);
    expect(words.filter((word) => told.includes(word))).toEqual([]);
    expect(sink.spans.length).toBeGreaterThan(20);
  });

  it('has beside it duration, rows and errors of each step and of each named query', async () => {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const figureOf = (name: string, ...labels: string[]) => {
      const line = metrics
        .split('\n')
        .find((each) => each.startsWith(`${name}{`) && labels.every((l) => each.includes(l)));
      return Number(line?.split(' ').at(-1));
    };
    for (const step of ['judge', 'write', 'publish', 'commit'])
      expect(figureOf('vitrine_processing_step_duration_seconds_count', `"${step}"`, '"sales.raw.v1"')).toBeGreaterThan(
        2,
      );
    expect(figureOf('vitrine_processing_step_duration_seconds_count', '"fetch"', '"all"')).toBeGreaterThan(2);
    expect(figureOf('vitrine_processing_step_records_total', '"fetch"', '"sales.raw.v1"')).toBe(57);
    expect(figureOf('vitrine_processing_step_records_total', '"publish"', '"sales.raw.v1"')).toBe(57);
    expect(figureOf('vitrine_processing_query_rows_total', '"clickhouse"', '"sale_lines_v1.insert"')).toBe(57);
    expect(
      figureOf('vitrine_processing_query_duration_seconds_count', '"postgres"', '"select tenants"'),
    ).toBeGreaterThan(0);
  });
});
