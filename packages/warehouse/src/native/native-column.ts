/** The value of one cell. Decimals are integers of their smallest unit; DateTime64(3) is epoch milliseconds; Date is `YYYY-MM-DD`. */
export type NativeValue = string | number | bigint | null;

type Integer = 'Int8' | 'Int16' | 'Int32' | 'Int64' | 'UInt8' | 'UInt16' | 'UInt32' | 'UInt64';
type Plain =
  | Integer
  | 'String'
  | 'Float64'
  | 'Date'
  | 'DateTime'
  | `DateTime('${string}')`
  | `DateTime64(3, '${string}')`
  | `Decimal(${number}, ${number})`;

/** The ClickHouse types that the encoder writes. */
export type NativeType = Plain | `Nullable(${Plain})` | 'LowCardinality(String)';

/** One column of a block: every column has as many values as the others. */
export interface NativeColumn {
  readonly name: string;
  readonly type: NativeType;
  readonly values: readonly NativeValue[];
}
