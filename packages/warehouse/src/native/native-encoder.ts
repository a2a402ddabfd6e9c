import { ByteWriter } from './byte-writer.js';
import { daysOf } from './days-since-epoch.js';
import { writeLowCardinality } from './low-cardinality.js';
import type { NativeColumn, NativeType, NativeValue } from './native-column.js';

/** Writes all values of one column. */
type WriteValues = (out: ByteWriter, values: readonly NativeValue[]) => void;

/**
 * ClickHouse's Native format: a block is the number of columns and rows, then each column as name, type and values.
 * Keeps its buffer between blocks: the bytes of `encode` are valid until the next call.
 */
export class NativeEncoder {
  private readonly out = new ByteWriter();

  /**
   * One block.
   * @throws RangeError when columns differ in length or a value does not fit its type (the value is not told)
   */
  encode(columns: readonly NativeColumn[]): Uint8Array {
    const rows = columns[0]?.values.length ?? 0;
    const out = this.out;
    out.reset();
    out.varUint(columns.length);
    out.varUint(rows);
    for (const column of columns) {
      if (column.values.length !== rows)
        throw new RangeError(`column ${column.name} has another length than the first`);
      out.string(column.name);
      out.string(column.type);
      try {
        writerOf(column.type)(out, column.values);
      } catch (error) {
        throw new RangeError(
          `column ${column.name} (${column.type}): ${error instanceof Error ? error.name : 'bad value'}`,
        );
      }
    }
    return out.bytes();
  }
}

/** One block with a buffer of its own. */
export const encodeNative = (columns: readonly NativeColumn[]): Uint8Array => new NativeEncoder().encode(columns);

function writerOf(type: NativeType): WriteValues {
  if (type === 'LowCardinality(String)') return writeLowCardinality;
  if (type.startsWith('Nullable('))
    return nullable(writerOf(type.slice('Nullable('.length, -1) as NativeType), type.slice(9, -1));
  if (type.startsWith('Decimal(')) return Number(type.slice(8, type.indexOf(','))) > 18 ? writeInt128 : writeInt64;
  if (type.startsWith('DateTime64(')) return writeInt64;
  if (type.startsWith('DateTime')) return (out, values) => out.uint32s(values);
  const writer = PLAIN[type];
  if (!writer) throw new RangeError('unsupported type');
  return writer;
}

const writeInt64: WriteValues = (out, values) => out.int64s(values);
const writeInt128: WriteValues = (out, values) => out.int128s(values);

const PLAIN: Readonly<Record<string, WriteValues>> = {
  String: (out, values) => out.strings(values),
  Date: (out, values) => out.uint16s(daysOf(values)),
  Float64: (out, values) => out.float64s(values),
  Int8: (out, values) => out.int8s(values),
  Int16: (out, values) => out.int16s(values),
  Int32: (out, values) => out.int32s(values),
  Int64: writeInt64,
  UInt8: (out, values) => out.uint8s(values),
  UInt16: (out, values) => out.uint16s(values),
  UInt32: (out, values) => out.uint32s(values),
  UInt64: (out, values) => out.uint64s(values),
};

/**
 * A byte per value (1 = null), then all values with a default where null. undefined is null too: a journal's rows may be older than the
 * column.
 */
const nullable = (writeInner: WriteValues, innerType: string): WriteValues => {
  const filler: NativeValue = innerType === 'String' ? '' : innerType === 'Date' ? '1970-01-01' : 0;
  return (out, values) => {
    out.uint8s(values.map((value) => (value == null ? 1 : 0)));
    writeInner(
      out,
      values.map((value) => value ?? filler),
    );
  };
};
