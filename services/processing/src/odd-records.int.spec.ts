import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { partitionOf, topicName } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { aTicket, type BatchForm, type RawHeader, RawProducer, type RawRecord, TENANT } from '@vitrine/testing';
import fc from 'fast-check';
import { Harness } from './testing/harness.js';

const PARTITIONS = 3;
const RECORDS = process.env.VITRINE_LONG ? 40_000 : 2_000;
const PER_BATCH = 20;
const SEED = 17;
/** What we promise of a good ticket behind the worst record. */
const QUERYABLE_WITHIN_MS = 30_000;
/** A machine on which every suite shares two processors is given so many times as long. */
const SLOWNESS = 4;
const LONG_MS = process.env.VITRINE_LONG ? 1_200_000 : 150_000;

const bytes = fc.uint8Array({ maxLength: 40 }).map((content) => Buffer.from(content));
const orNone = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 4 });
const name = fc.oneof(
  bytes,
  fc.constantFrom('', '__proto__', 'constructor', 'content-type', 'ce_id', 'vitrine-source', 'vitrine-received'),
  fc.constantFrom('vitrine-truncated', 'vitrine-unreadable', 'vitrine-error-code', 'toString'),
);
const contentType = fc.constantFrom('application/cloudevents+json', 'application/json');
const header: fc.Arbitrary<RawHeader> = fc.tuple(name, orNone(fc.oneof(bytes, contentType)));
const NESTED = 12_000;
const deep = fc
  .constantFrom(['[', ']'], ['{"a":', '}'])
  .map(([open = '', close = '']) => Buffer.from(`${open.repeat(NESTED)}1${close.repeat(NESTED)}`));
const ticketLike = fc
  .record({ field: fc.constantFrom('storeId', 'soldAt', 'lines', 'eventId', 'customer', 'tenantId'), odd: fc.json() })
  .map(({ field, odd }) => Buffer.from(JSON.stringify({ ...aTicket(), [field]: JSON.parse(odd) })));
const value = fc.oneof(
  bytes,
  fc.json().map((text) => Buffer.from(text)),
  { arbitrary: ticketLike, weight: 3 },
  { arbitrary: deep, weight: 1 },
);
const key = fc.oneof(bytes, fc.constant(Buffer.from(`${TENANT}:s1`)), fc.constant(Buffer.from(':')));
const record: fc.Arbitrary<RawRecord> = fc.record({
  key: orNone(key),
  value: orNone(value),
  headers: fc.array(header, { maxLength: 6 }),
  timestampDelta: fc.bigInt({ min: -(2n ** 40n), max: 2n ** 40n }),
});
const gzip: BatchForm = { codec: 1, compress: (content) => gzipSync(content) };
const batch = fc.record({
  records: fc.array(record, { minLength: PER_BATCH, maxLength: PER_BATCH }),
  form: fc.constantFrom<BatchForm>({}, gzip, { timestampMs: 0n }, { timestampMs: 2n ** 52n }),
  transaction: fc.constantFrom('none', 'none', 'committed', 'aborted'),
  topic: fc.constantFrom(topics.salesRaw, topics.salesRaw, topics.catalogRaw),
  partition: fc.nat({ max: PARTITIONS - 1 }),
});

type OddBatch = typeof batch extends fc.Arbitrary<infer T> ? T : never;

describe('whatever bytes a stranger sends', () => {
  let harness: Harness;
  let producer: RawProducer;
  beforeAll(async () => {
    harness = await Harness.start('odd', { partitions: PARTITIONS });
    producer = await RawProducer.connect(harness.env.KAFKA_BROKERS);
  }, 60_000);
  afterAll(async () => {
    producer?.close();
    await harness?.stop();
  }, 60_000);

  const send = async ({ records, form, transaction, topic, partition }: OddBatch, index: number) => {
    const place = { topic: topicName(harness.env, topic), partition };
    if (transaction === 'none') await producer.produce(place.topic, partition, records, form);
    else {
      const id = `${harness.env.KAFKA_TOPIC_PREFIX}odd-${index}`;
      await producer.transact(id, place, records, transaction === 'committed', form);
    }
  };

  it(
    'no partition stops, all of it is accounted for, and the good tickets behind it count',
    async () => {
      const running = await harness.process();
      const batches = fc.sample(batch, { numRuns: Math.ceil(RECORDS / PER_BATCH), seed: SEED });
      for (const [index, one] of batches.entries()) await send(one, index);
      await harness.settled(topics.salesRaw, LONG_MS);
      await sendBombs();
      const good = Array.from({ length: 30 }, (_, index) =>
        aTicket({ ticketId: `good-${index}`, storeId: `g${index}` }),
      );
      await harness.sendTickets(good);
      const count = `SELECT toInt32(uniqExact(ticket_id)) AS n FROM sale_lines_v1 WHERE ticket_id LIKE 'good-%'`;
      await harness.until(
        async () => (await harness.rows(count))[0]?.n === good.length,
        QUERYABLE_WITHIN_MS * SLOWNESS,
      );
      await harness.settled(topics.salesRaw);
      await harness.settled(topics.catalogRaw, LONG_MS);
      for (const topic of [topics.salesRaw, topics.catalogRaw]) {
        const [totals] = await harness.rows(
          `SELECT toInt32(sum(t.read)) AS messages, toInt32(sum(t.accepted + t.duplicate + t.rejected + t.rehomed)) AS counted,
                toInt32(sum(t.rejected)) AS rejected FROM control_totals_v1 AS t WHERE t.topic = '${topic}'`,
        );
        const [letters] = await harness.rows(
          `SELECT toInt32(count()) AS n FROM dead_letters_v1 WHERE topic = '${topic}'`,
        );
        const read = (await harness.read(topic)).length;
        expect({ topic, ...totals, letters: letters?.n }).toEqual({
          topic,
          messages: read,
          counted: read,
          rejected: totals?.rejected,
          letters: totals?.rejected,
        });
      }
      const [facts] = await harness.rows(
        `SELECT toInt32(uniqExact(source_partition, source_offset)) AS n FROM sale_lines_v1 WHERE sign = 1`,
      );
      const [accepted] = await harness.rows(
        `SELECT toInt32(sum(t.accepted)) AS n FROM control_totals_v1 AS t WHERE t.topic = '${topics.salesRaw}'`,
      );
      expect(facts).toEqual(accepted);
      expect(JSON.stringify(await (await fetch(`${running.url}/readyz`)).json())).not.toMatch(/stand still/);
    },
    2 * LONG_MS,
  );

  /** One more record than a process reads at once, and a record of nothing but headers, on the partitions of good stores. */
  async function sendBombs(): Promise<void> {
    const place = topicName(harness.env, topics.salesRaw);
    const partition = partitionOf(`${TENANT}:g0`, PARTITIONS);
    const headers = Array.from({ length: 150_000 }, (_, index): RawHeader => [`h${index}`, null]);
    await producer.produce(place, partition, [{ value: null, headers }]);
    await producer.produce(place, partition, [{ value: Buffer.alloc(140_000_000) }], gzip);
  }
});
