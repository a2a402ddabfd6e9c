/** Header of the tombstone of a record in a batch that none of our decompressors reads. */
export const UNREADABLE_HEADER = 'vitrine-unreadable';

/** More than any batch of sales comes to, and less than what would end the process. */
export const MAX_BATCH_BYTES = 134_217_728;

const LENGTH_BYTES = 4;

/**
 * As many records without content as the batch has, in place of the unreadable ones. Each is refused where it lies, and the records behind
 * the batch are read. Undefined where the batch's own head is not before `compressed`.
 */
export function tombstones(compressed: Buffer): Buffer | undefined {
  const { buffer, byteOffset } = compressed;
  if (byteOffset < LENGTH_BYTES) return undefined;
  // kafkajs hands out a view into the batch: right before it stands the number of its records.
  const count = new DataView(buffer).getInt32(byteOffset - LENGTH_BYTES);
  return Buffer.concat(Array.from({ length: count }, (_, index) => tombstone(index)));
}

/** Attributes and time 0, its place in the batch, no key, no value, one header. */
export function tombstone(index: number): Buffer {
  const name = Buffer.from(UNREADABLE_HEADER);
  const head = [Buffer.from([0, 0]), varint(index), varint(-1), varint(-1), varint(1)];
  const body = Buffer.concat([...head, varint(name.length), name, varint(-1)]);
  return Buffer.concat([varint(body.length), body]);
}

/** Zigzag, seven bits a byte, the lowest first. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = ((value << 1) ^ (value >> 31)) >>> 0;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}
