import {
  catalogIdOf,
  type ErrorCode,
  errorText,
  explainTicket,
  isUnopenedEnvelope,
  type Locale,
  MAX_TICKET_BYTES,
  normaliseCode,
  readEntry,
  readMessage,
} from '@vitrine/contracts';
import type { Item } from './read-items.js';

/** For whom an item is judged, and when. */
export interface Judge {
  /** Of the key that came with the request. */
  readonly tenant: { readonly id: string; readonly currency: string };
  readonly nowMs: number;
  /** Language of the reasons. */
  readonly locale: Locale;
}

export interface Fit {
  readonly kind: 'fit';
  /** Of Kafka: all of one store, or of one entry, stays in order. */
  readonly key: string;
  readonly value: string;
}
export interface Unfit {
  readonly kind: 'unfit';
  readonly code: ErrorCode;
  readonly pointer: string;
  readonly message: string;
}
export type Verdict = Fit | Unfit;
/** What a door takes in: tickets or entries of the catalogue. */
export type JudgeItem = (item: Item, judge: Judge) => Verdict;

type JsonObject = Readonly<Record<string, unknown>>;

/** A ticket, by the contract as `npm run validate` and processing judge it, in the tenant's own currency. */
export const judgeTicket: JudgeItem = (item, judge) =>
  judged(item, judge, (value) => {
    const [found] = explainTicket(value, judge);
    if (found) return { kind: 'unfit', ...found };
    const { storeId, currency } = value as { readonly storeId: string; readonly currency: string };
    if (currency.toUpperCase() !== judge.tenant.currency) return unfit('currency_mismatch', '/currency', judge.locale);
    return keyOf(judge.tenant.id, storeId);
  });

/** An entry of the catalogue, by its contract. */
export const judgeEntry: JudgeItem = (item, judge) =>
  judged(item, judge, (value) => {
    const read = readEntry(value, judge);
    if ('findings' in read) return { kind: 'unfit', ...read.findings[0] };
    return keyOf(judge.tenant.id, read.entry.type, catalogIdOf(read.entry));
  });

/** What both have in common: it is an object, and of the key's own tenant, whose name may be left out. */
function judged({ text, isBroken }: Item, judge: Judge, check: (value: JsonObject) => string | Unfit): Verdict {
  const { tenant, locale } = judge;
  if (isBroken) return unfit('invalid_encoding', '', locale);
  const read = readMessage(text);
  if ('code' in read) return unfit(read.code, '', locale);
  const { value } = read;
  if (isUnopenedEnvelope(value)) return unfit('unopened_envelope', '', locale);
  if (!isObject(value)) return unfit('not_an_object', '', locale);
  const isNamed = value.tenantId !== undefined;
  if (isNamed && value.tenantId !== tenant.id) return unfit('tenant_mismatch', '/tenantId', locale);
  const whole = isNamed ? value : { ...value, tenantId: tenant.id };
  const key = check(whole);
  if (typeof key !== 'string') return key;
  const own = isNamed ? text : withTenant(text, tenant.id);
  if (!isNamed && Buffer.byteLength(own) > MAX_TICKET_BYTES) return unfit('too_large', '', locale);
  return { kind: 'fit', key, value: own };
}

/** The name goes in front of an object's other members, which stay byte for byte: read and written again, numbers would change. */
function withTenant(text: string, tenantId: string): string {
  const at = text.indexOf('{') + 1;
  return `${text.slice(0, at)}"tenantId":${JSON.stringify(tenantId)},${text.slice(at)}`;
}

const keyOf = (...parts: readonly string[]): string => parts.map(normaliseCode).join(':');

const unfit = (code: ErrorCode, pointer: string, locale: Locale): Unfit => ({
  kind: 'unfit',
  code,
  pointer,
  message: errorText(code, locale),
});

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
