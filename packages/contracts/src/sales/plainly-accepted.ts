import type { AcceptedTicket } from './accepted.js';

type Check = (value: unknown) => boolean;
/** Names every field of the contract: one that is added does not compile until it has its check. */
type Checks<Shape> = { readonly [Field in keyof Required<Shape>]: Check };

const PLAIN_ID = /^[!-~][ -~]{0,127}$/;
const TENANT = /^[a-z0-9][a-z0-9-]{0,62}$/;
const MONEY = /^-?(?:0|[1-9][0-9]{0,10})(?:\.[0-9]{1,4})?$/;
const QUANTITY = /^-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,3})?$/;
const CURRENCY = /^[A-Z]{3}$/;
const OFFSET = /^[0-9]+$/;

const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const absentOr =
  (isPlain: Check): Check =>
  (value) =>
    value === undefined || isPlain(value);
const listOf =
  (isPlain: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(isPlain);

/** An object with these fields and no other: of one that a later version adds, the schema decides. */
function objectOf<Shape>(checks: Checks<Shape>): Check {
  const fields = Object.entries<Check>(checks);
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    for (const name in value) if (!Object.hasOwn(checks, name)) return false;
    return fields.every(([name, isPlain]) => isPlain((value as Record<string, unknown>)[name]));
  };
}

const isAbsent: Check = (value) => value === undefined;
const isId = matches(PLAIN_ID);
const isMoney = matches(MONEY);
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isHour: Check = (value) => isCount(value) && (value as number) <= 23;
const isDay: Check = (value) => typeof value === 'string' && isInstant(`${value}T00:00:00.000Z`);

/** An instant that exists, in UTC with milliseconds. */
function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || value.length !== 24) return false;
  const ms = Date.parse(value);
  return Number.isFinite(ms) && new Date(ms).toISOString() === value;
}

const isPlainLine = objectOf<AcceptedTicket['lines'][number]>({
  lineId: isId,
  productId: isId,
  sellerId: absentOr(isId),
  quantity: matches(QUANTITY),
  unitPrice: isMoney,
  discount: isMoney,
  netAmount: isMoney,
  unitCost: absentOr(isMoney),
  returnOf: isAbsent,
});

const isPlainTicket = objectOf<AcceptedTicket>({
  tenantId: matches(TENANT),
  storeId: isId,
  ticketId: isId,
  revision: isCount,
  status: oneOf('closed', 'voided'),
  kind: oneOf('sale', 'return', 'adjustment'),
  soldAt: isInstant,
  soldOn: isDay,
  soldHour: isHour,
  channel: isId,
  currency: matches(CURRENCY),
  registerId: absentOr(isId),
  eventId: isId,
  sellerIds: listOf(isId),
  customerToken: absentOr(isId),
  lines: listOf(isPlainLine),
  netSales: isMoney,
  replaced: isAbsent,
  restatement: isAbsent,
  source: objectOf<AcceptedTicket['source']>({ partition: isCount, offset: matches(OFFSET) }),
  rawAt: isCount,
  acceptedAt: isCount,
});

/**
 * Says at a glance that this is a ticket as `acceptedSchema` wants it. Nearly every record is: a sale with ids of plain characters, which
 * replaces nothing and takes nothing back. False says nothing: the schema decides.
 */
export const isPlainlyAccepted = (value: unknown): value is AcceptedTicket => isPlainTicket(value);
