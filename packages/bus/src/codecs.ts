import { decompress as unzstd } from 'fzstd';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';
import snappy from 'snappyjs';

/** Snappy as Java clients frame it: this magic, two versions, then length-prefixed blocks. librdkafka sends a bare block. */
const XERIAL_MAGIC = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const XERIAL_HEADER_BYTES = 16;

function unsnappy(buffer: Buffer): Buffer {
  if (!buffer.subarray(0, XERIAL_MAGIC.length).equals(XERIAL_MAGIC)) return Buffer.from(snappy.uncompress(buffer));
  const blocks: Buffer[] = [];
  for (let at = XERIAL_HEADER_BYTES; at < buffer.length; ) {
    const size = buffer.readUInt32BE(at);
    blocks.push(Buffer.from(snappy.uncompress(buffer.subarray(at + 4, at + 4 + size))));
    at += 4 + size;
  }
  return Buffer.concat(blocks);
}

const readOnly = (name: string, decompress: (buffer: Buffer) => Buffer) => () => ({
  compress: (): Promise<Buffer> => Promise.reject(new Error(`We read ${name}, we never write it.`)),
  decompress: async (buffer: Buffer): Promise<Buffer> => decompress(buffer),
});

/** Lets kafkajs, which knows gzip only, read whatever codec a producer chose. Harmless when called again. */
export function registerCodecs(): void {
  const { CompressionCodecs, CompressionTypes } = kafkajs;
  CompressionCodecs[CompressionTypes.Snappy] = readOnly('snappy', unsnappy);
  CompressionCodecs[CompressionTypes.LZ4] = readOnly('lz4', (buffer) => Buffer.from(lz4.decompress(buffer)));
  CompressionCodecs[CompressionTypes.ZSTD] = readOnly('zstd', (buffer) => Buffer.from(unzstd(buffer)));
}
