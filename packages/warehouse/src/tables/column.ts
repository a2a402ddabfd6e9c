import { z } from 'zod';
import type { NativeType, NativeValue } from '../native/native-column.js';
import { decimalE3, decimalE4, decimalE6 } from '../read-decimal.js';

/** One column of a table: what ClickHouse calls it, and how a value of ours is written there and read back. */
export interface Column<Value> {
  readonly name: string;
  readonly type: NativeType;
  /** How the table stores it, where that is more than the type of a value. */
  readonly stored?: string;
  readonly comment: string;
  /** The value as the encoder takes it; absent: as it is. */
  encode?(value: Value): NativeValue;
  /** The SQL expression that reads it. */
  readonly read: string;
  /** What comes back as JSON, to the value that was written. */
  readonly schema: z.ZodType<Value>;
}

const numberFromJson = z.coerce.number();
const flagFromJson = z.number().transform((flag) => flag === 1);

/** Text of any kind. */
export const text = (name: string, comment: string): Column<string> => ({
  name,
  type: 'String',
  comment,
  read: name,
  schema: z.string(),
});

/** Text of few different values. */
export const label = (name: string, comment: string): Column<string> => ({
  ...text(name, comment),
  type: 'LowCardinality(String)',
});

/** One of a closed list. */
export const oneOf = <const Word extends string>(
  name: string,
  words: readonly [Word, ...Word[]],
  comment: string,
): Column<Word> => ({ ...label(name, comment), schema: z.enum(words) as unknown as z.ZodType<Word> });

/** A business date, `YYYY-MM-DD`. */
export const day = (name: string, comment: string): Column<string> => ({ ...text(name, comment), type: 'Date' });

/** An instant, epoch milliseconds. */
export const instantMs = (name: string, comment: string): Column<number> => ({
  name,
  type: "DateTime64(3, 'UTC')",
  comment,
  read: `toUnixTimestamp64Milli(${name})`,
  schema: numberFromJson,
});

/** The latest of some instants, epoch milliseconds: rows that are merged keep the greatest. */
export const latestMs = (name: string, comment: string): Column<number | null> => {
  const column = nullable(instantMs(name, comment));
  return { ...column, stored: `SimpleAggregateFunction(max, ${column.type})` };
};

/** An instant of whole seconds, epoch milliseconds. */
export const secondMs = (name: string, comment: string): Column<number> => ({
  name,
  type: "DateTime('UTC')",
  comment,
  encode: (ms) => Math.floor(ms / 1_000),
  read: `toUnixTimestamp(${name}) * 1000`,
  schema: numberFromJson,
});

type IntegerType = 'Int8' | 'Int64' | 'UInt8' | 'UInt16' | 'UInt32' | 'UInt64';

/** A safe integer. */
export const integer = (name: string, type: IntegerType, comment: string): Column<number> => ({
  name,
  type,
  comment,
  read: name,
  schema: numberFromJson,
});

/** One of a few integers. */
export const integerOf = <const Value extends number>(
  name: string,
  type: IntegerType,
  values: readonly Value[],
  comment: string,
): Column<Value> => ({
  ...integer(name, type, comment),
  schema: z.literal(values),
});

/** Unsigned 64 bits. */
export const uint64 = (name: string, comment: string): Column<bigint> => ({
  name,
  type: 'UInt64',
  comment,
  read: name,
  schema: z.coerce.bigint(),
});

/** Higher wins: the broker's clock, then the offset, of the catalogue event. Read as bigint. */
export const version = (): Column<number | bigint> => ({
  ...uint64('version', 'Higher wins: offset of the catalogue event'),
  schema: z.coerce.bigint(),
});

/** Yes or no, as 1 or 0. */
export const flag = (name: string, comment: string): Column<boolean> => ({
  name,
  type: 'UInt8',
  comment,
  encode: (isSo) => (isSo ? 1 : 0),
  read: name,
  schema: flagFromJson,
});

export const float = (name: string, comment: string): Column<number> => ({
  name,
  type: 'Float64',
  comment,
  read: name,
  schema: z.number(),
});

/** An amount in integer ten-thousandths. */
export const amountE4 = (name: string, comment: string): Column<number> => ({
  name,
  type: 'Decimal(18, 4)',
  comment,
  read: name,
  schema: decimalE4,
});

/** A quantity in integer thousandths. */
export const quantityE3 = (name: string, comment: string): Column<number> => ({
  name,
  type: 'Decimal(18, 3)',
  comment,
  read: name,
  schema: decimalE3,
});

/** A part of one, in integer millionths. */
export const shareE6 = (name: string, comment: string): Column<number> => ({
  name,
  type: 'Decimal(18, 6)',
  comment,
  read: name,
  schema: decimalE6,
});

/** A sum of a rollup, in integers of its own smallest unit; `scale` places after the point. */
export const sum = (name: string, scale: 3 | 4 | 7, comment: string): Column<bigint> => ({
  name,
  type: `Decimal(38, ${scale})`,
  comment,
  read: name,
  schema: z.string().transform((found) => scaledOf(found, scale)),
});

/** ClickHouse leaves zeros at the end of a decimal out. */
function scaledOf(decimal: string, scale: number): bigint {
  const [whole = '0', places = ''] = decimal.split('.');
  return BigInt(whole + places.padEnd(scale, '0'));
}

/** Anything that JSON can say, kept as text; empty text is read as `empty`. */
export const json = <Value>(name: string, schema: z.ZodType<Value>, empty: string, comment: string): Column<Value> => ({
  ...text(name, comment),
  encode: (value) => JSON.stringify(value),
  schema: z.string().transform((found) => schema.parse(JSON.parse(found === '' ? empty : found))),
});

/** The same, or null while nobody knows. */
export const nullable = <Value>(column: Column<Value>): Column<Value | null> => ({
  ...column,
  type: `Nullable(${column.type})` as NativeType,
  ...(column.encode && { encode: (value: Value | null) => (value === null ? null : (column.encode?.(value) ?? null)) }),
  schema: column.schema.nullable(),
});
