import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import Decoder from 'kafkajs/src/protocol/decoder.js';
import decodeBatch from 'kafkajs/src/protocol/recordBatch/v0/decoder.js';
import { MAX_BATCH_RECORDS } from './batch-limit.js';
import { registerCodecs } from './codecs.js';
import { UNREADABLE_HEADER } from './unreadable.js';

registerCodecs();

const GZIP = 1;
const FIRST_OFFSET = 700;
const HEAD_BYTES = 61;
/** Length 6, no attributes, no time, in the first place, no key, no value, no headers. */
const TINY = Buffer.from([12, 0, 0, 0, 1, 1, 0]);

/** A batch of the smallest records there are, or of one that only claims to be so many. */
function aBatch({ count, records, codec = 0 }: { count: number; records: Buffer; codec?: number }): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeBigInt64BE(BigInt(FIRST_OFFSET), 0);
  head.writeInt32BE(HEAD_BYTES - 12 + records.length, 8);
  head.writeInt8(2, 16);
  head.writeInt16BE(codec, 21);
  head.writeInt32BE(count - 1, 23);
  head.writeInt32BE(count, 57);
  return Buffer.concat([head, records]);
}

const tinyRecords = (count: number): Buffer => Buffer.concat(Array.from({ length: count }, () => TINY));
const read = async (batches: Buffer) => {
  const decoder = new Decoder(batches);
  const first = await decodeBatch(decoder);
  return { first: first.records, next: () => decodeBatch(decoder) };
};

describe('a batch of very many records', () => {
  it.each([
    { what: 'compressed', codec: GZIP, records: gzipSync(tinyRecords(MAX_BATCH_RECORDS + 1)) },
    { what: 'as they are', codec: 0, records: tinyRecords(MAX_BATCH_RECORDS + 1) },
  ])('($what) is read as one tombstone in the place of its last', async ({ codec, records }) => {
    const { first } = await read(aBatch({ count: MAX_BATCH_RECORDS + 1, records, codec }));
    expect(first).toEqual([
      expect.objectContaining({
        offset: String(FIRST_OFFSET + MAX_BATCH_RECORDS),
        value: null,
        isControlRecord: false,
      }),
    ]);
    expect(Object.keys(first[0]?.headers ?? {})).toEqual([UNREADABLE_HEADER]);
  });

  it('costs nothing, whatever it claims, and the batch behind it is read', async () => {
    const claims = aBatch({ count: 2 ** 31 - 1, records: gzipSync(TINY), codec: GZIP });
    const { first, next } = await read(Buffer.concat([claims, aBatch({ count: 1, records: TINY })]));
    expect(first.map(({ offset }) => offset)).toEqual([String(FIRST_OFFSET + 2 ** 31 - 2)]);
    expect((await next()).records).toEqual([expect.objectContaining({ offset: String(FIRST_OFFSET), headers: {} })]);
  });

  it('is read as it is up to the limit', async () => {
    const records = gzipSync(tinyRecords(MAX_BATCH_RECORDS));
    const { first } = await read(aBatch({ count: MAX_BATCH_RECORDS, records, codec: GZIP }));
    expect([first.length, first[0]?.headers]).toEqual([MAX_BATCH_RECORDS, {}]);
  });

  it('is waited for when the fetch cut it off', async () => {
    const whole = aBatch({ count: MAX_BATCH_RECORDS + 1, records: tinyRecords(MAX_BATCH_RECORDS + 1) });
    await expect(read(whole.subarray(0, -1))).rejects.toMatchObject({ name: 'KafkaJSPartialMessageError' });
  });
});
