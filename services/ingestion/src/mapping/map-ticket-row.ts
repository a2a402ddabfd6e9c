import type { LineRole } from '@vitrine/contracts';
import { compileExpression, conditionOf, type Surroundings } from '../expression/compile.js';
import { type Row, RowFault } from '../expression/row.js';
import type { Profile } from '../profiles/profile-schema.js';
import {
  channelReader,
  currencyReader,
  idReader,
  looseIdReader,
  moneyReader,
  optionalReader,
  quantityReader,
  quote,
  type Reader,
  textReader,
  wordReader,
} from './fields.js';
import { type Mapped, refuse } from './outcome.js';
import { lineFault, soldAtFault } from './plausible.js';

/** What a row says of its ticket. All rows of a ticket agree on it, but for the time (the first one is kept). */
export interface TicketHead {
  readonly ticketId: string;
  readonly storeId: string;
  readonly soldAt: string;
  readonly status: string;
  /** The members that follow, as JSON: kind, channel, seller, register, customer. */
  readonly rest: string;
}

export interface TicketRow {
  readonly head: TicketHead;
  /** Empty when the profile leaves numbering to us. */
  readonly lineId: string;
  /** The line's members without its id, as JSON without braces. */
  readonly line: string;
}

const KINDS = ['sale', 'return', 'adjustment'];
const STATUSES = ['closed', 'voided'];
const SAID_KIND = /^"kind":"(sale|return|adjustment)"/u;

/**
 * Compiles a profile's ticket mapping for a file with these columns. Rows sold after `nowMs` are refused; rows that the profile's `where`
 * leaves out become null.
 * @throws ExpressionError
 */
export function ticketRowMapper(
  tickets: Profile['tickets'],
  around: Surroundings,
  { nowMs, currency }: { readonly nowMs: number; readonly currency: string },
): (row: Row) => Mapped<TicketRow | null> {
  const { line } = tickets;
  const isWanted = conditionOf(tickets.where, around);
  const read = readersOf(tickets, around, { nowMs, currency });
  let path = '';
  const at = <T>(pointer: string, value: T): T => {
    path = pointer;
    return value;
  };
  const kindOf = (row: Row): string => {
    const kind = read.kind?.(row) ?? '';
    return kind === '' ? '' : `"kind":"${kind}",`;
  };
  const headOf = (row: Row): TicketHead => {
    const ticketId = at('/ticketId', read.ticketId)(row);
    const storeId = at('/storeId', read.storeId)(row);
    const soldAt = at('/soldAt', read.soldAt)(row);
    const status = at('/status', read.status)?.(row) || 'closed';
    at('/currency', read.currency)?.(row);
    const kind = at('/kind', kindOf)(row);
    const channel = at('/channel', read.channel)(row);
    const seller = member('sellerId', at('/sellerId', read.sellerId)?.(row));
    const register = member('registerId', at('/registerId', read.registerId)?.(row));
    const customer = at('/customer', read.customer)(row);
    return {
      ticketId,
      storeId,
      soldAt,
      status,
      rest: `${kind}"channel":${quote(channel)}${seller}${register}${customer}`,
    };
  };
  const lineOf = (row: Row, role: LineRole): string => {
    const product = quote(at('/lines/0/productId', read.productId)(row));
    const quantity = at('/lines/0/quantity', read.quantity)(row);
    const unitPrice = at('/lines/0/unitPrice', read.unitPrice)(row);
    const discount = at('/lines/0/discount', read.discount)?.(row) || undefined;
    const netAmount = at('/lines/0/netAmount', read.netAmount)?.(row) || undefined;
    const unitCost = at('/lines/0/unitCost', read.unitCost)?.(row) || undefined;
    const fault = lineFault({ quantity, unitPrice, discount, netAmount, unitCost }, role);
    if (fault !== undefined) {
      path = `/lines/0/${fault.field}`;
      throw new RowFault(fault.code, compileExpression(line[fault.field] ?? "''", around).column);
    }
    const optionals = member('discount', discount) + member('netAmount', netAmount) + member('unitCost', unitCost);
    return `"productId":${product},"quantity":"${quantity}","unitPrice":"${unitPrice}"${optionals}`;
  };
  return (row) => {
    if (row.fault) return refuse(row.fault.code, '', row.fault.column);
    path = '';
    try {
      if (!isWanted(row)) return { ok: true, value: null };
      const head = headOf(row);
      const lineId = at('/lines/0/lineId', read.lineId)?.(row) ?? '';
      return { ok: true, value: { head, lineId, line: lineOf(row, roleIn(head)) } };
    } catch (error) {
      if (error instanceof RowFault) return refuse(error.code, path, error.column, error.text);
      throw error;
    }
  };
}

/** A reader of each field; null for those that the profile has no expression for. */
function readersOf(
  { ticket, line }: Profile['tickets'],
  around: Surroundings,
  { nowMs, currency }: { readonly nowMs: number; readonly currency: string },
) {
  const optional = (source: string | undefined, make: typeof textReader) =>
    source === undefined ? null : optionalReader(make)(source, around);
  return {
    ticketId: idReader(ticket.ticketId, around),
    storeId: idReader(ticket.storeId, around),
    soldAt: soldAtReader(ticket.soldAt, around, nowMs),
    channel: channelReader(ticket.channel, around),
    status: optional(ticket.status, wordReader(STATUSES)),
    currency: optional(ticket.currency, currencyReader(currency)),
    kind: optional(ticket.kind, wordReader(KINDS)),
    sellerId: optional(ticket.sellerId, idReader),
    registerId: optional(ticket.registerId, idReader),
    customer: customerReader(ticket, around),
    lineId: optional(line.lineId, idReader),
    productId: idReader(line.productId, around),
    quantity: quantityReader(line.quantity, around),
    unitPrice: moneyReader(line.unitPrice, around),
    discount: optional(line.discount, moneyReader),
    netAmount: optional(line.netAmount, moneyReader),
    unitCost: optional(line.unitCost, moneyReader),
  };
}

/** A kind that is not given follows from the quantities, and then agrees with them. */
const roleIn = ({ rest, status }: TicketHead): LineRole =>
  status === 'voided' ? 'void' : ((SAID_KIND.exec(rest)?.[1] as LineRole | undefined) ?? 'sale');

function member(name: string, value: string | undefined): string {
  return value === undefined || value === '' ? '' : `,"${name}":${quote(value)}`;
}

/** Rows of one ticket share their time, so this row's was most often checked with the row before. */
function soldAtReader(source: string, around: Surroundings, nowMs: number): Reader {
  const { column } = compileExpression(source, around);
  const read = textReader(source, around);
  let last: string | null = null;
  return (row) => {
    const soldAt = read(row);
    if (soldAt === last) return soldAt;
    const fault = soldAtFault(soldAt, nowMs);
    if (fault !== undefined) throw new RowFault(fault, column);
    last = soldAt;
    return soldAt;
  };
}

/** The customer's members that the profile maps and the row fills; a ticket without any has no customer. */
function customerReader(ticket: Profile['tickets']['ticket'], around: Surroundings): Reader {
  const parts = (
    [
      ['id', ticket.customerId],
      ['name', ticket.customerName],
      ['email', ticket.customerEmail],
      ['phone', ticket.customerPhone],
      ['taxId', ticket.customerTaxId],
    ] as const
  ).flatMap(([name, source]) =>
    source === undefined
      ? []
      : [{ name, read: optionalReader(name === 'id' ? looseIdReader : textReader)(source, around) }],
  );
  return (row) => {
    let members = '';
    for (const { name, read } of parts) members += member(name, read(row));
    return members === '' ? '' : `,"customer":{${members.slice(1)}}`;
  };
}
