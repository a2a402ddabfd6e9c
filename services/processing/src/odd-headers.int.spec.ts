import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { partitionOf, topicName } from '@vitrine/bus';
import { catalogKeyOf, rejectedHeaders, topics } from '@vitrine/contracts';
import { aTicket, type RawHeader, RawProducer, TENANT } from '@vitrine/testing';
import { Harness } from './testing/harness.js';

const PARTITIONS = 3;
const ODD_HEADERS: readonly RawHeader[] = [
  ['traceparent', null],
  ['list', null],
  ['list', null],
  ['list', 'kept'],
  ['', ''],
  ['__proto__', 'a'],
  ['constructor', Buffer.from([0xff, 0])],
  [Buffer.from([0xc3, 0x28]), null],
];
/** Of two bytes each: gzip leaves some ten kilobytes of them. */
const MOST_HEADERS = 20_000_000;
/** kafkajs ends with some 100,000 in one batch, a process with millions. */
const MANY_RECORDS = 200_000;
/** What we promise of a good ticket behind the worst record. */
const QUERYABLE_WITHIN_MS = 30_000;

/** kafkajs cannot send a header without a value, and every other client can. */
describe('a record with headers that kafkajs does not write', () => {
  let harness: Harness;
  let producer: RawProducer;
  beforeAll(async () => {
    harness = await Harness.start('odd_headers', { partitions: PARTITIONS });
    producer = await RawProducer.connect(harness.env.KAFKA_BROKERS);
    await harness.process();
  }, 60_000);
  afterAll(async () => {
    producer?.close();
    await harness?.stop();
  }, 60_000);

  const key = `${TENANT}:s1`;
  const home = partitionOf(key, PARTITIONS);
  const letterOf = async (value: string) =>
    (await harness.read(topics.salesRejected)).find((message) => String(message.value) === value);

  it('is refused like any other, with the headers that have a value, and the next ticket of its store counts', async () => {
    const records = [{ key, value: '{"oops":', headers: ODD_HEADERS }];
    await producer.produce(topicName(harness.env, topics.salesRaw), home, records);
    await harness.sendTickets([aTicket({ ticketId: 'good' })]);
    await harness.settled();
    expect(await harness.rows(`SELECT ticket_id FROM sale_lines_v1`)).toEqual([{ ticket_id: 'good' }]);
    const { headers } = (await letterOf('{"oops":')) ?? {};
    expect(String(headers?.[rejectedHeaders.code])).toBe('invalid_json');
    expect([headers?.traceparent, String(headers?.list)]).toEqual([undefined, 'kept']);
  }, 60_000);

  it('is refused with its coordinates, though it has millions of headers, and the ticket behind it counts in time', async () => {
    const topic = topicName(harness.env, topics.salesRaw);
    const bomb = { key, value: '{"bomb":', emptyHeaders: MOST_HEADERS };
    const offset = await producer.produce(topic, home, [bomb], { codec: 1, compress: (bytes) => gzipSync(bytes) });
    await harness.sendTickets([aTicket({ ticketId: 'behind' })]);
    await harness.until(
      async () => (await harness.rows(`SELECT 1 AS n FROM sale_lines_v1 WHERE ticket_id = 'behind'`)).length === 1,
      QUERYABLE_WITHIN_MS,
    );
    await harness.settled();
    const { headers } = (await letterOf('{"bomb":')) ?? {};
    expect(String(headers?.[rejectedHeaders.code])).toBe('invalid_json');
    expect(Number(headers?.[rejectedHeaders.offset])).toBe(offset);
  }, 90_000);

  it('is refused with all of its batch, when that has more records than a process can hold, and reading goes on', async () => {
    const topic = topicName(harness.env, topics.salesRaw);
    const records = Array.from({ length: MANY_RECORDS }, () => ({ key: null, value: null }));
    const offset = await producer.produce(topic, home, records, { codec: 1, compress: (bytes) => gzipSync(bytes) });
    await harness.sendTickets([aTicket({ ticketId: 'behind-many' })]);
    await harness.until(
      async () => (await harness.rows(`SELECT 1 AS n FROM sale_lines_v1 WHERE ticket_id = 'behind-many'`)).length === 1,
      QUERYABLE_WITHIN_MS,
    );
    // Rows are there before the transaction that tells of them and of what was refused.
    await harness.settled();
    const last = offset + MANY_RECORDS - 1;
    const letters = (await harness.read(topics.salesRejected)).filter(
      ({ headers }) => Number(headers?.[rejectedHeaders.offset]) === last,
    );
    expect(letters.map(({ headers }) => String(headers?.[rejectedHeaders.code]))).toEqual(['unprocessable']);
  }, 90_000);

  it('is moved to its own partition and counts there', async () => {
    const value = JSON.stringify(aTicket({ ticketId: 'astray' }));
    const elsewhere = (home + 1) % PARTITIONS;
    await producer.produce(topicName(harness.env, topics.salesRaw), elsewhere, [{ key, value, headers: ODD_HEADERS }]);
    await harness.until(
      async () => (await harness.rows(`SELECT 1 AS n FROM sale_lines_v1 WHERE ticket_id = 'astray'`)).length === 1,
    );
  }, 60_000);

  it('stops no catalogue either: refused, and the entry behind it is known', async () => {
    const store = {
      type: 'store',
      tenantId: TENANT,
      id: 's9',
      name: 'Centro',
      region: 'sul',
      timeZone: 'America/Sao_Paulo',
    };
    const at = partitionOf(catalogKeyOf(store as never), PARTITIONS);
    const topic = topicName(harness.env, topics.catalogRaw);
    await producer.produce(topic, at, [
      { key: null, value: null, headers: ODD_HEADERS },
      { key: null, value: '[]', headers: ODD_HEADERS },
      { key: catalogKeyOf(store as never), value: JSON.stringify(store), headers: ODD_HEADERS },
    ]);
    await harness.settled(topics.catalogRaw);
    expect(await harness.rows(`SELECT store_id FROM stores_v1`)).toEqual([{ store_id: 's9' }]);
    expect(String((await letterOf('[]'))?.headers?.[rejectedHeaders.code])).toBe('not_an_object');
  }, 60_000);
});
