import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import kafkajs from 'kafkajs';
import { murmur2, partitionOf } from './partition-of.js';

describe('partitionOf', () => {
  // Values of org.apache.kafka.common.utils.Utils.murmur2, from Kafka's own UtilsTest.
  it.each([
    { text: '21', hash: -973932308 },
    { text: 'foobar', hash: -790332482 },
    { text: 'a-little-bit-long-string', hash: -985981536 },
    { text: 'a-little-bit-longer-string', hash: -1486304829 },
    { text: 'lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', hash: -58897971 },
    { text: 'abc', hash: 479470107 },
  ])('hashes "$text" as the Java client does', ({ text, hash }) => {
    expect(murmur2(Buffer.from(text)) | 0).toBe(hash);
  });

  it("puts every key where kafkajs's default partitioner puts it", () => {
    const theirs = kafkajs.Partitioners.DefaultPartitioner();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.integer({ min: 1, max: 100 }), (key, count) => {
        const partitionMetadata = Array.from({ length: count }, (_, partitionId) => ({ partitionId, leader: 0 }));
        const message = { key, value: null };
        expect(partitionOf(key, count)).toBe(
          theirs({ topic: 't', partitionMetadata, message } as unknown as Parameters<typeof theirs>[0]),
        );
      }),
    );
  });
});
