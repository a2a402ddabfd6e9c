import { z } from 'zod';
import type { NativeColumn, NativeValue } from '../native/native-column.js';
import type { Column } from './column.js';

/** How long rows stay, and who takes them away. */
export type Keep =
  /** As long as the tenant says (`keep_days`): the retention job deletes what is older by this date of the row. */
  | { readonly by: 'tenant'; readonly date: string }
  /** ClickHouse itself deletes them so many days after this instant of the row. */
  | { readonly by: 'table'; readonly days: number; readonly since: string }
  /** As long as the tenant itself; of each key only the highest version counts. */
  | { readonly by: 'nobody' };

/** What a table says about itself beside its columns. */
interface TableFacts {
  readonly name: string;
  readonly comment: string;
  readonly keep: Keep;
  /**
   * Where the deletion of a tenant finds its rows: by the column `tenant_id`, inside a text, or nowhere. `refused`: by the column too, but
   * late messages of a deleted tenant still add rows under its name. So its rows do not prove a late writer.
   */
  readonly tenant: 'column' | 'refused' | 'inside' | 'none';
  /** What it holds of people: nothing, keyed tokens, or messages with the personal values masked. */
  readonly personal: 'none' | 'tokens' | 'masked';
}

export interface Table<Columns extends ColumnsByField = ColumnsByField> extends TableFacts {
  /** In the order of the table, by the name of the field in our rows. */
  readonly columns: Columns;
}

type ColumnsByField = Readonly<Record<string, Column<unknown>>>;

/** A row of a table as our code has it. */
export type RowOf<Of> =
  Of extends Table<infer Columns>
    ? { readonly [Field in keyof Columns]: Columns[Field] extends Column<infer Value> ? Value : never }
    : never;

/** The one definition of a table; `tables.int.spec.ts` compares it with the migrations. */
export const defineTable = <Columns extends ColumnsByField>(
  facts: TableFacts & { readonly columns: Columns },
): Table<Columns> => facts;

/** The columns of a block, read from rows: what `insertBlock` encodes. */
export function blockOf<Columns extends ColumnsByField>(
  { columns }: Table<Columns>,
  rows: readonly RowOf<Table<Columns>>[],
): NativeColumn[] {
  const fields = Object.entries(columns);
  const block = fields.map(([, { name, type }]) => ({ name, type, values: new Array<NativeValue>(rows.length) }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const to = Math.min(from + ROWS_AT_ONCE, rows.length);
    for (const [index, [field, column]] of fields.entries())
      readInto(block[index]?.values ?? [], { rows: rows as readonly unknown[], field, column, from, to });
  }
  return block;
}

/** So few that they are still in the processor's cache when the next column is read. */
const ROWS_AT_ONCE = 512;

interface Cells {
  readonly rows: readonly unknown[];
  readonly field: string;
  readonly column: Column<unknown>;
  readonly from: number;
  readonly to: number;
}

function readInto(values: NativeValue[], { rows, field, column, from, to }: Cells): void {
  for (let at = from; at < to; at++)
    values[at] = (rows[at] as Readonly<Record<string, NativeValue>>)[field] as NativeValue;
  if (column.encode) for (let at = from; at < to; at++) values[at] = column.encode(values[at]);
}

/** What stands between SELECT and FROM to read these fields; `rowSchema` of the same fields reads the answer. */
export const selectOf = ({ columns }: Table, fields: readonly string[] = Object.keys(columns)): string =>
  fields
    .map((field) => ({ field, read: columns[field]?.read }))
    .map(({ field, read }) => (read === field ? field : `${read} AS ${field}`))
    .join(', ');

/** The rows that `selectOf` of the same fields asks for, as JSON, to rows of ours. */
export function rowSchema<Columns extends ColumnsByField, Field extends keyof Columns & string>(
  { columns }: Table<Columns>,
  fields: readonly Field[] = Object.keys(columns) as Field[],
): z.ZodType<Pick<RowOf<Table<Columns>>, Field>> {
  const shape = Object.fromEntries(fields.map((field) => [field, columns[field]?.schema ?? z.never()]));
  return z.object(shape) as unknown as z.ZodType<Pick<RowOf<Table<Columns>>, Field>>;
}
