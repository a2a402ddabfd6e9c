import { type CatalogEvent, catalogSchema, explainCatalog, normaliseCode } from '@vitrine/contracts';
import { asText, compileExpression, type Surroundings } from '../expression/compile.js';
import { type Row, RowFault } from '../expression/row.js';
import type { CatalogRule } from '../profiles/profile-schema.js';
import { type Mapped, refuse } from './outcome.js';

/** A row's say on one catalogue entry: its fields as text, and the identity it speaks of. */
export interface CatalogRow {
  readonly identity: string;
  readonly values: Readonly<Record<string, string>>;
}

const IDS = new Set(['id', 'storeId', 'sellerId', 'productId']);
const NUMBERS = new Set(['areaM2', 'tickets']);
/** What is none stays a text, and the contract refuses it. */
const NUMBER = /^[0-9]+(?:\.[0-9]+)?$/u;

/** Compiles one rule for a file with these columns; null when the rule passes the row over. @throws ExpressionError */
export function catalogRowMapper(
  rule: CatalogRule,
  width: number,
  around: Surroundings,
): (row: Row) => Mapped<CatalogRow | null> {
  const isWanted = rule.where === undefined ? () => true : compileExpression(rule.where, around).run;
  const readers = Object.entries(rule.fields).map(([name, source]) => {
    const compiled = compileExpression(source, around);
    return {
      name,
      read: compiled.type === 'truth' ? (row: Row) => String(compiled.run(row)) : asText(compiled, source),
    };
  });
  return (row) => {
    if (row.fields.length !== width) return refuse('invalid_columns', '', '');
    let path = '';
    try {
      if (isWanted(row) !== true) return { ok: true, value: null };
      const values: Record<string, string> = {};
      for (const { name, read } of readers) {
        path = `/${name}`;
        const value = spelled(name, read(row));
        if (value !== '') values[name] = value;
      }
      return { ok: true, value: { identity: identityOf(values), values } };
    } catch (error) {
      if (error instanceof RowFault) return refuse(error.code, path, error.column);
      throw error;
    }
  };
}

function spelled(name: string, value: string): string {
  if (IDS.has(name)) return normaliseCode(value);
  if (name !== 'productIds') return value.trim();
  return value.split('|').map(normaliseCode).join('|');
}

/** Rows with the same identity speak of the same entry (a product's costs of several days are several entries). */
function identityOf({ id, storeId, sellerId, productId, name, day, costFrom }: Record<string, string>): string {
  return JSON.stringify(id === undefined ? [storeId, sellerId, productId, name, day] : [id, costFrom]);
}

/** The event, checked against the contract. */
export function catalogEvent(
  tenantId: string,
  type: string,
  values: Readonly<Record<string, string>>,
): Mapped<CatalogEvent> {
  const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typedValue(name, value)]));
  const event = { type, tenantId, ...typed };
  const [finding] = explainCatalog(event);
  return finding === undefined
    ? { ok: true, value: catalogSchema.parse(event) }
    : refuse(finding.code, finding.pointer, '');
}

function typedValue(name: string, value: string): unknown {
  if (NUMBERS.has(name)) return NUMBER.test(value) ? Number(value) : value;
  if (name === 'active') return value === 'true' || value === '1';
  return name === 'productIds' ? value.split('|') : value;
}
