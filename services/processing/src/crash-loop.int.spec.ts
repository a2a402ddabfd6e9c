import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKafka, topicName } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { aTicket, RawProducer, TENANT } from '@vitrine/testing';
import kafkajs from 'kafkajs';
import { Harness } from './testing/harness.js';

interface Readiness {
  readonly status: string;
  readonly checks: readonly { readonly name: string; readonly status: string; readonly detail?: string }[];
}

describe('a consumer that kafkajs ends again and again', () => {
  let harness: Harness;
  let producer: RawProducer;
  beforeAll(async () => {
    harness = await Harness.start('crash_loop', { partitions: 1 });
    producer = await RawProducer.connect(harness.env.KAFKA_BROKERS);
  }, 60_000);
  afterAll(async () => {
    producer?.close();
    await harness?.stop();
  }, 60_000);

  it('is unavailable in /readyz while none of its partitions moves, and says which and why; then goes on', async () => {
    const { url } = await harness.process();
    const readiness = async () => (await (await fetch(`${url}/readyz`)).json()) as Readiness;
    const partitions = async () => (await readiness()).checks.find(({ name }) => name === 'partitions');
    await harness.sendTickets([aTicket()]);
    await harness.settled();
    readNoGzip();
    await producer.produce(
      topicName(harness.env, topics.salesRaw),
      0,
      [{ key: Buffer.from(`${TENANT}:s1`), value: Buffer.from(JSON.stringify(aTicket())) }],
      { codec: 1, compress: (content) => gzipSync(content) },
    );
    await harness.until(async () => (await partitions())?.status === 'unavailable');
    expect(JSON.stringify(await partitions())).toMatch(/sales\.raw\.v1\/0 .*nobody foresaw/u);
    // Makes gzip readable again, as it is for every client of ours.
    createKafka(harness.env, 'mended');
    await harness.settled();
    const [facts] = await harness.rows('SELECT toInt32(sum(ticket_count * sign)) AS n FROM sale_lines_v1');
    expect(facts).toEqual({ n: 2 });
  }, 180_000);
});

/** Something that ends kafkajs's consumer before any handler of ours is asked. */
function readNoGzip(): void {
  const refuse = () => Promise.reject(new TypeError('nobody foresaw this'));
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.GZIP] = () => ({ compress: refuse, decompress: refuse });
}
