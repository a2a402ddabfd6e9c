/** A header as Kafka has it: any bytes for a name, and any bytes or none at all for a value. */
export type RawHeader = readonly [name: Buffer | string, value: Buffer | string | null];

/** A record as a broker takes it, whatever no client library would write. */
export interface RawRecord {
  readonly key?: Buffer | string | null;
  readonly value: Buffer | string | null;
  readonly headers?: readonly RawHeader[];
  /** So many headers of no name and an empty value come behind them. */
  readonly emptyHeaders?: number;
  /** Beside the batch's own time stamp, milliseconds. */
  readonly timestampDelta?: bigint;
}

export interface BatchForm {
  /** The codec's number in Kafka: 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd. `compress` makes its bytes. */
  readonly codec?: number;
  readonly compress?: (records: Buffer) => Buffer;
  readonly timestampMs?: bigint;
  readonly transaction?: { readonly producerId: bigint; readonly epoch: number; readonly sequence: number };
}

const MAGIC = 2;
const IN_TRANSACTION = 0x10;
/** The length 0 of its name, and that of its value. */
const EMPTY_HEADER_BYTES = 2;
const CRC_POLYNOMIAL = 0x82f63b78;

/** A record batch of Kafka's format 2, ready for a produce request. */
export function recordBatch(records: readonly RawRecord[], form: BatchForm = {}): Buffer {
  const { codec = 0, compress = (bytes: Buffer) => bytes, timestampMs = BigInt(Date.now()), transaction } = form;
  const checked = Buffer.concat([
    int(2, codec | (transaction ? IN_TRANSACTION : 0)),
    int(4, records.length - 1),
    int(8, timestampMs),
    int(8, timestampMs),
    int(8, transaction?.producerId ?? -1n),
    int(2, transaction?.epoch ?? -1),
    int(4, transaction?.sequence ?? -1),
    int(4, records.length),
    compress(Buffer.concat(records.map(encodeRecord))),
  ]);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32c(checked));
  const body = Buffer.concat([int(4, -1), int(1, MAGIC), crc, checked]);
  return Buffer.concat([int(8, 0n), int(4, body.length), body]);
}

/** A signed big-endian number of 1, 2, 4 or 8 bytes. */
export function int(size: 1 | 2 | 4 | 8, value: number | bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes.subarray(8 - size);
}

/** CRC-32C (Castagnoli), by which a broker knows a batch that was damaged on its way. */
export function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let crc = start;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ CRC_POLYNOMIAL : crc >>> 1;
  return crc >>> 0;
});

function encodeRecord(record: RawRecord, index: number): Buffer {
  const { key = null, value, headers = [], emptyHeaders = 0, timestampDelta = 0n } = record;
  const named = headers.flatMap(([name, content]) => [sized(name), sized(content)]);
  const head = [int(1, 0), varint(timestampDelta), varint(index), sized(key), sized(value)];
  const nameless = Buffer.alloc(EMPTY_HEADER_BYTES * emptyHeaders);
  const body = Buffer.concat([...head, varint(headers.length + emptyHeaders), ...named, nameless]);
  return Buffer.concat([varint(body.length), body]);
}

function sized(content: Buffer | string | null): Buffer {
  if (content === null) return varint(-1);
  const bytes = Buffer.from(content as string);
  return Buffer.concat([varint(bytes.length), bytes]);
}

/** Zigzag, seven bits a byte, the lowest first. */
function varint(value: number | bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, (BigInt(value) << 1n) ^ (BigInt(value) >> 63n));
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(rest)]);
}
