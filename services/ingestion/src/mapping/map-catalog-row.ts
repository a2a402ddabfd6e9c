import { type CatalogEvent, normaliseCode, readEntry } from '@vitrine/contracts';
import { asText, compileExpression, conditionOf, type Surroundings } from '../expression/compile.js';
import { type Row, RowFault, refuseCutNumber } from '../expression/row.js';
import { readYesNo } from '../expression/yes-no.js';
import type { CatalogRule } from '../profiles/profile-schema.js';
import { textOf } from './fields.js';
import { type Mapped, refuse } from './outcome.js';

/** A row's say on one catalogue entry: its fields as text, and the identity it speaks of. */
export interface CatalogRow {
  readonly identity: string;
  readonly values: Readonly<Record<string, string>>;
}

const IDENTITY = ['id', 'costFrom', 'storeId', 'sellerId', 'productId', 'name', 'category', 'day'];
const IDS = new Set(['id', 'storeId', 'sellerId', 'productId']);
/** Several values in a cell, separated by `|`. */
const LISTS = new Set(['productIds', 'barcodes']);
const NUMBERS = new Set(['areaM2', 'tickets']);
/** A text that is none stays as it is, and the contract refuses it. */
const NUMBER = /^[0-9]+(?:\.[0-9]+)?$/u;

/** Compiles one rule for a file with these columns; null when the rule passes the row over. @throws ExpressionError */
export function catalogRowMapper(rule: CatalogRule, around: Surroundings): (row: Row) => Mapped<CatalogRow | null> {
  const isWanted = conditionOf(rule.where, around);
  const readers = Object.entries(rule.fields).map(([name, source]) => {
    const compiled = compileExpression(source, around);
    const { column, isBlank } = compiled;
    if (compiled.type === 'truth') return { name, column, isBlank, read: (row: Row) => String(compiled.run(row)) };
    const read = name === 'active' ? activeReader(asText(compiled, source), column) : textOf(compiled, source);
    return { name, column, isBlank, read };
  });
  return (row) => {
    if (row.fault) return refuse(row.fault.code, '', row.fault.column);
    let path = '';
    try {
      if (!isWanted(row)) return { ok: true, value: null };
      const values: Record<string, string> = {};
      for (const { name, column, read, isBlank } of readers) {
        path = `/${name}`;
        if (isBlank(row)) continue;
        const value = spelled(name, read(row), column);
        if (value !== '') values[name] = value;
      }
      return { ok: true, value: { identity: identityOf(values), values } };
    } catch (error) {
      if (error instanceof RowFault) return refuse(error.code, path, error.column, error.text);
      throw error;
    }
  };
}

function spelled(name: string, value: string, column: string): string {
  if (!IDS.has(name) && !LISTS.has(name)) return value.trim();
  const ids = (LISTS.has(name) ? value.split('|') : [value]).map(normaliseCode);
  for (const id of ids) refuseCutNumber(id, column);
  return ids.join('|');
}

function activeReader(read: (row: Row) => string, column: string): (row: Row) => string {
  return (row) => {
    const said = readYesNo(read(row));
    if (said === undefined) throw new RowFault('invalid_value', column);
    return String(said);
  };
}

/** The column that fills each field of a rule's entries, to point at when an entry is refused as a whole. @throws ExpressionError */
export function columnsOfFields(rule: CatalogRule, around: Surroundings): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(rule.fields).map(([name, source]) => [`/${name}`, compileExpression(source, around).column]),
  );
}

/**
 * The cells of the fields that identify an entry, for a row that could not be read. Undefined when the row leaves its id blank, as rows of
 * tickets without a seller do.
 */
export function subjectOf(rule: CatalogRule, around: Surroundings): (row: Row) => string | undefined {
  const cells = Object.entries(rule.fields)
    .filter(([name]) => IDENTITY.includes(name))
    .map(([name, source]) => ({ name, compiled: compileExpression(source, around) }));
  return (row) => {
    if (cells.some(({ name, compiled }) => name === 'id' && compiled.isBlank(row))) return undefined;
    return JSON.stringify(cells.map(({ compiled: { column } }) => row.fields[around.columnIndex(column)] ?? ''));
  };
}

/** Rows with the same identity speak of the same entry (a product's costs of several days are several entries). */
function identityOf({ id, costFrom, ...of }: Record<string, string>): string {
  if (id !== undefined) return JSON.stringify([id, costFrom]);
  return JSON.stringify([of.storeId, of.sellerId, of.productId, of.name, of.category, of.day]);
}

/** The event, checked against the contract. */
export function catalogEvent(
  tenantId: string,
  type: string,
  values: Readonly<Record<string, string>>,
): Mapped<CatalogEvent> {
  const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typedValue(name, value)]));
  const read = readEntry({ type, tenantId, ...typed });
  return 'entry' in read
    ? { ok: true, value: read.entry }
    : refuse(read.findings[0].code, read.findings[0].pointer, '');
}

function typedValue(name: string, value: string): unknown {
  if (NUMBERS.has(name)) return NUMBER.test(value) ? Number(value) : value;
  if (name === 'active') return value === 'true';
  return LISTS.has(name) ? value.split('|').filter((item) => item !== '') : value;
}
