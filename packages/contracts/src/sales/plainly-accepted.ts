import type { AcceptedTicket } from './accepted.js';

type Fields = Record<string, unknown>;

const PLAIN_ID = /^[!-~][ -~]{0,127}$/;
const TENANT = /^[a-z0-9][a-z0-9-]{0,62}$/;
const MONEY = /^-?(?:0|[1-9][0-9]{0,10})(?:\.[0-9]{1,4})?$/;
const QUANTITY = /^-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,3})?$/;
const CURRENCY = /^[A-Z]{3}$/;
const OFFSET = /^[0-9]+$/;

/**
 * Says at a glance that this is a ticket as `acceptedSchema` wants it. Nearly every record is: a sale with ids of plain characters, which
 * replaces nothing and takes nothing back. False says nothing: the schema decides.
 */
export function isPlainlyAccepted(value: unknown): value is AcceptedTicket {
  if (!isObject(value)) return false;
  return hasPlainHead(value) && hasPlainAmounts(value) && isList(value.lines, isPlainLine);
}

const hasPlainHead = (ticket: Fields): boolean =>
  matches(ticket.tenantId, TENANT) &&
  isId(ticket.storeId) &&
  isId(ticket.ticketId) &&
  isId(ticket.channel) &&
  isId(ticket.eventId) &&
  isAbsentOr(ticket.registerId, isId) &&
  isAbsentOr(ticket.customerToken, isId) &&
  isList(ticket.sellerIds, isId) &&
  (ticket.status === 'closed' || ticket.status === 'voided') &&
  (ticket.kind === 'sale' || ticket.kind === 'return' || ticket.kind === 'adjustment') &&
  ticket.replaced === undefined &&
  ticket.restatement === undefined;

const hasPlainAmounts = (ticket: Fields): boolean =>
  isCount(ticket.revision) &&
  isInstant(ticket.soldAt) &&
  typeof ticket.soldOn === 'string' &&
  isInstant(`${ticket.soldOn}T00:00:00.000Z`) &&
  isCount(ticket.soldHour) &&
  ticket.soldHour <= 23 &&
  matches(ticket.currency, CURRENCY) &&
  matches(ticket.netSales, MONEY) &&
  isObject(ticket.source) &&
  isCount(ticket.source.partition) &&
  matches(ticket.source.offset, OFFSET) &&
  isCount(ticket.rawAt) &&
  isCount(ticket.acceptedAt);

const isPlainLine = (line: unknown): boolean =>
  isObject(line) &&
  isId(line.lineId) &&
  isId(line.productId) &&
  isAbsentOr(line.sellerId, isId) &&
  matches(line.quantity, QUANTITY) &&
  matches(line.unitPrice, MONEY) &&
  matches(line.discount, MONEY) &&
  matches(line.netAmount, MONEY) &&
  isAbsentOr(line.unitCost, (cost) => matches(cost, MONEY)) &&
  line.returnOf === undefined;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isList = (value: unknown, isPlain: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isPlain);
const isAbsentOr = (value: unknown, isPlain: (present: unknown) => boolean): boolean =>
  value === undefined || isPlain(value);
const matches = (value: unknown, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);
const isId = (value: unknown): boolean => matches(value, PLAIN_ID);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** An instant that exists, in UTC with milliseconds. */
function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || value.length !== 24) return false;
  const ms = Date.parse(value);
  return Number.isFinite(ms) && new Date(ms).toISOString() === value;
}
