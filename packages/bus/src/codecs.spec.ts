import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';
import snappy from 'snappyjs';
import { registerCodecs } from './codecs.js';
import { UNREADABLE_HEADER } from './unreadable.js';

const text = Buffer.from('vitrine '.repeat(200));
registerCodecs();
const { CompressionCodecs, CompressionTypes } = kafkajs;

interface Codec {
  compress(): Promise<Buffer>;
  decompress(buffer: Buffer): Promise<Buffer>;
}
const codecOf = (type: number): Codec => (CompressionCodecs as Record<number, () => Codec>)[type]?.() as Codec;

/** A zstd frame of one stored block: magic, single segment with its size in two bytes (less 256), block header, content. */
function zstdStored(content: Buffer): Buffer {
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x60, 0, 0, 0, 0, 0]);
  head.writeUInt16LE(content.length - 256, 5);
  head.writeUIntLE((content.length << 3) | 1, 7, 3);
  return Buffer.concat([head, content]);
}

/** The frame that Java clients put around snappy. */
function xerial(blocks: Buffer[]): Buffer {
  const header = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
  const sized = blocks.map((block) => {
    const packed = Buffer.from(snappy.compress(block));
    const size = Buffer.alloc(4);
    size.writeUInt32BE(packed.length);
    return Buffer.concat([size, packed]);
  });
  return Buffer.concat([header, ...sized]);
}

describe('codecs', () => {
  it.each([
    { name: 'gzip', type: CompressionTypes.GZIP, bytes: gzipSync(text) },
    { name: 'bare snappy', type: CompressionTypes.Snappy, bytes: snappy.compress(text) },
    {
      name: 'snappy of a Java client',
      type: CompressionTypes.Snappy,
      bytes: xerial([text.subarray(0, 700), text.subarray(700)]),
    },
    { name: 'lz4', type: CompressionTypes.LZ4, bytes: lz4.compress(text) },
    { name: 'zstd', type: CompressionTypes.ZSTD, bytes: zstdStored(text) },
  ])('reads $name', async ({ type, bytes }) => {
    expect((await codecOf(type).decompress(Buffer.from(bytes))).equals(text)).toBe(true);
  });

  it.each([
    ['no frame at all', CompressionTypes.LZ4, Buffer.from('no lz4')],
    ['more than a process can hold', CompressionTypes.GZIP, gzipSync(Buffer.alloc(140_000_000))],
  ])(
    'puts a tombstone in place of each record of a batch that is %s',
    async (_, type, bytes) => {
      const count = Buffer.from([0, 0, 0, 3]);
      const read = await codecOf(type).decompress(Buffer.concat([count, bytes]).subarray(4));
      expect(read.toString('latin1').split(UNREADABLE_HEADER)).toHaveLength(4);
    },
    30_000,
  );

  it('writes none of those that kafkajs does not', async () => {
    const codec = codecOf(CompressionTypes.LZ4);
    await expect(codec.compress()).rejects.toThrow('never write');
  });
});
