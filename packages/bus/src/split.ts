/** Fixed cost of a record in a Kafka batch beyond key, value and headers; generous. */
const RECORD_OVERHEAD_BYTES = 64;

/** Cuts a list in order into pieces of at most `maxItems` and `maxBytes`; one item too large for that is a piece alone. */
export function split<T>(items: readonly T[], sizeOf: (item: T) => number, maxItems: number, maxBytes: number): T[][] {
  const pieces: T[][] = [];
  let piece: T[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = sizeOf(item);
    if (piece.length > 0 && (piece.length >= maxItems || bytes + size > maxBytes)) {
      pieces.push(piece);
      piece = [];
      bytes = 0;
    }
    piece.push(item);
    bytes += size;
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

interface Sized {
  readonly key: Buffer | string | null;
  readonly value: Buffer | string | null;
  readonly headers?: object | undefined;
}

/** Bytes that a record takes on the wire, at most; headers counted in. */
export function recordBytes({ key, value, headers }: Sized): number {
  let bytes = RECORD_OVERHEAD_BYTES + byteLength(key) + byteLength(value);
  if (headers)
    for (const [name, content] of Object.entries(headers)) bytes += Buffer.byteLength(name) + 8 + headerBytes(content);
  return bytes;
}

const byteLength = (part: Buffer | string | null): number =>
  part === null ? 0 : typeof part === 'string' ? Buffer.byteLength(part) : part.length;

const headerBytes = (content: unknown): number =>
  Array.isArray(content)
    ? content.reduce((sum: number, one) => sum + headerBytes(one), 0)
    : Buffer.isBuffer(content)
      ? content.length
      : Buffer.byteLength(String(content));
