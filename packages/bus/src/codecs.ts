import { promisify } from 'node:util';
import { gzip, unzip } from 'node:zlib';
import { Decompress as Unzstd } from 'fzstd';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';
import snappy from 'snappyjs';
import { limitBatchRecords } from './batch-limit.js';
import { hideAbortedRecords } from './hide-aborted.js';
import { mendHeaderReading } from './read-headers.js';
import { MAX_BATCH_BYTES, tombstones } from './unreadable.js';

/** Snappy as Java clients frame it: this magic, two versions, then length-prefixed blocks. librdkafka sends a bare block. */
const XERIAL_MAGIC = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const XERIAL_HEADER_BYTES = 16;

function unsnappy(buffer: Buffer): Buffer {
  if (!buffer.subarray(0, XERIAL_MAGIC.length).equals(XERIAL_MAGIC))
    return Buffer.from(snappy.uncompress(buffer, MAX_BATCH_BYTES));
  const blocks: Buffer[] = [];
  for (let at = XERIAL_HEADER_BYTES; at < buffer.length; ) {
    const size = buffer.readUInt32BE(at);
    blocks.push(Buffer.from(snappy.uncompress(buffer.subarray(at + 4, at + 4 + size), MAX_BATCH_BYTES)));
    at += 4 + size;
  }
  return Buffer.concat(blocks);
}

/** Stops as soon as the output is too large, whatever the frame promised. */
function unzstd(buffer: Buffer): Buffer {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const stream = new Unzstd((part) => {
    bytes += part.length;
    if (bytes > MAX_BATCH_BYTES) throw new RangeError('The batch is larger than we read.');
    parts.push(part);
  });
  stream.push(buffer, true);
  return Buffer.concat(parts);
}

type Decompress = (buffer: Buffer) => Buffer | Promise<Buffer>;

const readOnly = (name: string, decompress: Decompress) => () => ({
  compress: (): Promise<Buffer> => Promise.reject(new Error(`We read ${name}, we never write it.`)),
  decompress: guarded(decompress),
});

/** Bytes that cannot be decompressed would end kafkajs's consumer at this very place again and again. */
function guarded(decompress: Decompress): (buffer: Buffer) => Promise<Buffer> {
  return async (buffer) => {
    try {
      return await decompress(buffer);
    } catch (error) {
      const instead = tombstones(buffer);
      if (instead === undefined) throw error;
      return instead;
    }
  };
}

const [zip, unzipped] = [promisify(gzip), promisify<Buffer, object, Buffer>(unzip)];
const readsAndWritesGzip = () => ({
  compress: ({ buffer }: { buffer: Buffer }): Promise<Buffer> => zip(buffer),
  decompress: guarded((buffer) => unzipped(buffer, { maxOutputLength: MAX_BATCH_BYTES })),
});

/** Lets kafkajs read whatever a producer has sent, and nothing that it took back: all codecs, any headers, any number of records. Harmless when called again. */
export function registerCodecs(): void {
  mendHeaderReading();
  limitBatchRecords();
  hideAbortedRecords();
  const { CompressionCodecs, CompressionTypes } = kafkajs;
  CompressionCodecs[CompressionTypes.GZIP] = readsAndWritesGzip;
  CompressionCodecs[CompressionTypes.Snappy] = readOnly('snappy', unsnappy);
  CompressionCodecs[CompressionTypes.LZ4] = readOnly('lz4', (buffer) => Buffer.from(lz4.decompress(buffer)));
  CompressionCodecs[CompressionTypes.ZSTD] = readOnly('zstd', unzstd);
}
