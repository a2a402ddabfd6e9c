import { MAX_TICKET_BYTES, type ShownFields, type ShownValue } from '@vitrine/contracts';
import { isFieldName, isShown, maskText } from './shown-value.js';

/** What Windows writes before a text; processing reads past it too. */
const BYTE_ORDER_MARK = /^\uFEFF/u;
const MAX_CHARS = 8_000;
/** Larger numbers may be a phone or a document, however long the fraction of a smaller one is. */
const MAX_SHORT_NUMBER = 10_000_000;

/**
 * A refused message fit for people to read: its shape, and each value that looks like what its field is for. Everything else shows only its
 * length and looks, `*** (11, text)`. That includes unknown fields, and field names that are no words of the trade. Of a text that is no
 * JSON, or larger than a ticket may be, only the size is shown.
 */
export function maskPayload(value: Buffer | string | null, shown: ShownFields = {}): string {
  if (value === null) return '';
  const bytes = Buffer.byteLength(value);
  if (bytes > MAX_TICKET_BYTES) return `(${bytes} bytes, too many to show)`;
  try {
    const masked = JSON.stringify(mask(JSON.parse(value.toString().replace(BYTE_ORDER_MARK, '')), shown));
    return masked.length <= MAX_CHARS ? masked : `${masked.slice(0, MAX_CHARS)}…`;
  } catch {
    return `(${bytes} bytes that are no JSON)`;
  }
}

/** A JSON pointer with the names of fields that `shown` knows, and places in lists; its other parts are masked. */
export function maskPointer(pointer: string, shown: ShownFields): string {
  let known: ShownFields | undefined = shown;
  const steps = pointer.split('/').slice(1);
  return steps
    .map((step) => {
      known = Array.isArray(known) ? known[0] : memberOf(known, step);
      return `/${known !== undefined || /^\d+$/u.test(step) || isFieldName(step) ? step : maskText(step)}`;
    })
    .join('');
}

function mask(value: unknown, known: ShownFields | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => mask(item, Array.isArray(known) ? known[0] : undefined));
  if (isRecord(value)) return maskRecord(value, known);
  if (value === null) return null;
  const as = leafOf(known);
  if (typeof value === 'string') return as !== undefined && isShown(value, as) ? value : maskText(value);
  if (typeof value === 'number') return isNumberShown(value, as) ? value : maskNumber(value);
  return as === undefined ? `*** (${typeof value})` : value;
}

/** Keeps every field, because the reader looks for it: two hidden names must not become one. */
function maskRecord(record: Record<string, unknown>, known: ShownFields | undefined): Record<string, unknown> {
  const taken = new Set<string>();
  const shownName = (name: string): string => {
    if (memberOf(known, name) !== undefined || isFieldName(name)) return name;
    const masked = maskText(name);
    let free = masked;
    for (let again = 2; taken.has(free); again++) free = `${masked} ${again}`;
    taken.add(free);
    return free;
  };
  return Object.fromEntries(
    Object.entries(record).map(([name, item]) => [shownName(name), mask(item, memberOf(known, name))]),
  );
}

function isNumberShown(value: number, as: ShownValue | undefined): boolean {
  if (as === undefined) return false;
  return as === 'code' ? isShown(String(value), as) : Math.abs(value) < MAX_SHORT_NUMBER;
}

const maskNumber = (value: number): string => `*** (${String(value).length}, number)`;

function leafOf(known: ShownFields | undefined): ShownValue | undefined {
  if (typeof known === 'string') return known;
  return known instanceof Set ? known : undefined;
}

function memberOf(known: ShownFields | undefined, name: string): ShownFields | undefined {
  if (typeof known !== 'object' || Array.isArray(known) || known instanceof Set || !Object.hasOwn(known, name)) return;
  return (known as Readonly<Record<string, ShownFields>>)[name];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
