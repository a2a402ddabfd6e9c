import type { FileRow } from '../reading/file-row.js';
import { type CsvColumn, csvColumns } from './csv-columns.js';

/** A ticket put together from its rows, not checked yet. */
export interface CsvTicket {
  readonly value: Record<string, unknown>;
  /** Line of the file where the ticket starts. */
  readonly line: number;
  /** Line of the file of each entry of `lines`. */
  readonly lineOfEntry: readonly number[];
  /** Rows whose ticket fields differ from the first row's, with the column. */
  readonly disagreements: readonly { readonly line: number; readonly path: readonly string[] }[];
}

/** Columns of a header that the contract does not know, and required ones that it lacks. */
export function compareHeader(header: readonly string[]): { unknown: string[]; missing: string[] } {
  const known = new Set(csvColumns.map((column) => column.name));
  const repeated = header.filter((name, index) => header.indexOf(name) !== index);
  return {
    // A nameless column at the end is what a trailing delimiter makes; it holds nothing.
    unknown: [
      ...header.filter((name, at) => !known.has(name) && !(name === '' && at === header.length - 1)),
      ...repeated,
    ],
    missing: csvColumns
      .filter((column) => column.required && !header.includes(column.name))
      .map((column) => column.name),
  };
}

/** Groups rows into tickets in order of first appearance; the rows of a ticket need not be neighbours. */
export function ticketsOfRows(header: readonly string[], rows: readonly FileRow[]): CsvTicket[] {
  const columns = header.map((name) => csvColumns.find((column) => column.name === name));
  const groups = new Map<string, FileRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(
      ['tenantId', 'storeId', 'ticketId', 'revision'].map((name) => row.fields[header.indexOf(name)] ?? ''),
    );
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((group) => ticketOf(columns, group));
}

type Columns = readonly (CsvColumn | undefined)[];

function ticketOf(columns: Columns, rows: readonly FileRow[]): CsvTicket {
  const entries = rows.map((row) => ({ row, value: fieldsOf(columns, row, 'line') }));
  const filled = entries.filter((entry) => Object.keys(entry.value).length > 0);
  const first = rows[0] ?? { line: 1, fields: [], raw: '' };
  return {
    value: { ...fieldsOf(columns, first, 'ticket'), lines: filled.map((entry) => entry.value) },
    line: first.line,
    lineOfEntry: filled.map((entry) => entry.row.line),
    disagreements: rows.flatMap((row) => disagreementsOf(columns, first, row)),
  };
}

function disagreementsOf(columns: Columns, first: FileRow, row: FileRow): CsvTicket['disagreements'] {
  return columns.flatMap((column, index) =>
    column?.on === 'ticket' && row.fields[index] !== first.fields[index] ? [{ line: row.line, path: column.path }] : [],
  );
}

function fieldsOf(columns: Columns, row: FileRow, on: CsvColumn['on']): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  columns.forEach((column, index) => {
    const cell = row.fields[index] ?? '';
    if (column?.on === on && cell !== '') place(fields, column.path, cellValue(column.name, cell));
  });
  return fields;
}

function place(fields: Record<string, unknown>, [name = '', inner]: readonly string[], value: unknown): void {
  fields[name] = inner === undefined ? value : { ...(fields[name] as object | undefined), [inner]: value };
}

function cellValue(name: string, cell: string): unknown {
  if (name === 'revision') return /^[0-9]{1,10}$/u.test(cell) ? Number(cell) : cell;
  if (name === 'sellers') return pairs(cell).map(([sellerId, share]) => ({ sellerId, share }));
  if (name === 'payments') return pairs(cell).map(([method, amount]) => ({ method, amount }));
  return cell;
}

function pairs(cell: string): [string, string][] {
  return cell.split(';').map((pair) => {
    const equals = pair.lastIndexOf('=');
    return equals < 0 ? [pair.trim(), ''] : [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
  });
}
