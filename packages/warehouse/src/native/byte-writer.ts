import type { NativeValue } from './native-column.js';

type Values = readonly NativeValue[] | Uint32Array;

const FIRST_SIZE = 1 << 20;
const WORD = 4_294_967_296;
/** Up to this length a loop over ASCII characters beats a call into the runtime's UTF-8 encoder. */
const SHORT_TEXT = 48;

/** One growing little-endian buffer; every write goes to its end. Numbers must be integers in the range of their type. */
export class ByteWriter {
  private buffer = Buffer.allocUnsafeSlow(FIRST_SIZE);
  private view = viewOf(this.buffer);
  private length = 0;

  reset(): void {
    this.length = 0;
  }

  /** What was written since `reset`: a view, valid until the next write. */
  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  /** LEB128, as lengths are written. */
  varUint(value: number): void {
    this.reserve(5);
    this.putVarUint(value);
  }

  string(text: string): void {
    this.reserve(text.length * 3 + 5);
    this.putString(text);
  }

  strings(values: readonly NativeValue[]): void {
    for (let i = 0; i < values.length; i++) {
      const text = values[i];
      if (typeof text !== 'string') throw new TypeError('not a string');
      this.reserve(text.length * 3 + 5);
      this.putString(text);
    }
  }

  uint64(value: number): void {
    this.reserve(8);
    this.putInt64(value);
  }

  uint8s(values: Values): void {
    this.reserve(values.length);
    for (let i = 0; i < values.length; i++) this.buffer[this.length++] = inRange(values[i], 0, 0xff);
  }

  int8s(values: Values): void {
    this.reserve(values.length);
    for (let i = 0; i < values.length; i++) this.buffer[this.length++] = inRange(values[i], -0x80, 0x7f) & 0xff;
  }

  uint16s(values: Values): void {
    this.each(values, 2, (at, value) => this.view.setUint16(at, inRange(value, 0, 0xffff), true));
  }

  int16s(values: Values): void {
    this.each(values, 2, (at, value) => this.view.setInt16(at, inRange(value, -0x8000, 0x7fff), true));
  }

  uint32s(values: Values): void {
    this.each(values, 4, (at, value) => this.view.setUint32(at, inRange(value, 0, 0xffff_ffff), true));
  }

  int32s(values: Values): void {
    this.each(values, 4, (at, value) => this.view.setInt32(at, inRange(value, -0x8000_0000, 0x7fff_ffff), true));
  }

  /** Signed 64 bits from safe integers or bigints. */
  int64s(values: Values): void {
    this.reserve(values.length * 8);
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (typeof value === 'bigint') this.putBig64(BigInt.asIntN(64, value), value);
      else this.putInt64(safe(value));
    }
  }

  /** Unsigned 64 bits from safe integers or bigints. */
  uint64s(values: Values): void {
    this.reserve(values.length * 8);
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (typeof value === 'bigint') this.putBig64(BigInt.asUintN(64, value), value);
      else this.putInt64(inRange(value, 0, Number.MAX_SAFE_INTEGER));
    }
  }

  /** Signed 128 bits from safe integers or bigints. */
  int128s(values: Values): void {
    this.reserve(values.length * 16);
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      const big = typeof value === 'bigint' ? value : BigInt(safe(value));
      if (BigInt.asIntN(128, big) !== big) throw new RangeError('does not fit');
      this.view.setBigUint64(this.length, BigInt.asUintN(64, big), true);
      this.view.setBigInt64(this.length + 8, big >> 64n, true);
      this.length += 16;
    }
  }

  float64s(values: Values): void {
    this.each(values, 8, (at, value) => {
      if (typeof value !== 'number') throw new TypeError('not a number');
      this.view.setFloat64(at, value, true);
    });
  }

  private each(values: Values, size: number, put: (at: number, value: NativeValue | undefined) => void): void {
    this.reserve(values.length * size);
    for (let i = 0; i < values.length; i++) {
      put(this.length, values[i]);
      this.length += size;
    }
  }

  private putVarUint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.buffer[this.length++] = (rest & 0x7f) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.buffer[this.length++] = rest;
  }

  /** Length in bytes, then UTF-8. Short ASCII is copied by hand; anything else is encoded and its length put before it. */
  private putString(text: string): void {
    const length = text.length;
    if (length <= SHORT_TEXT) {
      const buffer = this.buffer;
      const start = this.length;
      let i = 0;
      for (; i < length; i++) {
        const code = text.charCodeAt(i);
        if (code > 0x7f) break;
        buffer[start + 1 + i] = code;
      }
      if (i === length) {
        buffer[start] = length;
        this.length = start + 1 + length;
        return;
      }
    }
    this.putVarUint(Buffer.byteLength(text));
    this.length += this.buffer.write(text, this.length, 'utf8');
  }

  /** Two's complement of a safe integer in two words: no bigint on the hot path. */
  private putInt64(value: number): void {
    const high = Math.floor(value / WORD);
    this.view.setUint32(this.length, value - high * WORD, true);
    this.view.setInt32(this.length + 4, high, true);
    this.length += 8;
  }

  private putBig64(wrapped: bigint, value: bigint): void {
    if (wrapped !== value) throw new RangeError('does not fit');
    this.view.setBigUint64(this.length, BigInt.asUintN(64, value), true);
    this.length += 8;
  }

  private reserve(size: number): void {
    const needed = this.length + size;
    if (needed <= this.buffer.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.buffer.length * 2));
    this.buffer.copy(grown, 0, 0, this.length);
    this.buffer = grown;
    this.view = viewOf(grown);
  }
}

const viewOf = (buffer: Buffer): DataView => new DataView(buffer.buffer, buffer.byteOffset, buffer.length);

function safe(value: NativeValue | undefined): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new RangeError('not an exact integer');
  return value;
}

function inRange(value: NativeValue | undefined, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw new RangeError('out of range');
  }
  return value;
}
