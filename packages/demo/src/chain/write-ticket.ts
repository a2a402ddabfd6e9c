import { type Customer, customerOf } from './customers.js';
import type { Draft, DraftLine } from './ticket.js';
import type { World } from './world.js';

/**
 * A draft as the till's JSON. Written by hand rather than by JSON.stringify, because 90 days of a chain are half a million lines. Every
 * text in it comes from our own lists and needs no escaping.
 */
export function writeTicket(world: World, draft: Draft): string {
  const place = world.places[draft.store] as World['places'][number];
  const head =
    `{"eventId":"${draft.ticketId}.r${draft.revision}","tenantId":"${world.tenantId}","ticketId":"${draft.ticketId}",` +
    `"revision":${draft.revision},"status":"${draft.status}","kind":"${draft.kind}","storeId":"${place.id}",` +
    `"registerId":"${draft.register === 0 ? 'web' : `cx${draft.register}`}","soldAt":"${localTime(draft.soldAtMs, place.offsetMinutes)}",` +
    `"channel":"${draft.channel}","currency":"BRL"`;
  const seller = draft.seller < 0 ? '' : `,"sellerId":"${sellerId(world, draft.store, draft.seller)}"`;
  const customer = draft.customer < 0 ? '' : `,"customer":${writeCustomer(customerOf(world.seed, draft.customer))}`;
  const lines = draft.lines.map((line, index) => writeLine(world, draft, line, index)).join(',');
  return `${head}${seller}${customer},"lines":[${lines}]${writePayments(draft)}}`;
}

function writeLine(world: World, draft: Draft, line: DraftLine, index: number): string {
  const productId = line.product < 0 ? 'p9999' : world.products[line.product]?.id;
  const net = line.netCents === null ? '' : `,"netAmount":"${writeCents(line.netCents)}"`;
  const origin =
    line.returnOf && `,"returnOf":{"ticketId":"${line.returnOf.ticketId}","lineId":"${line.returnOf.line + 1}"}`;
  return (
    `{"lineId":"${index + 1}","productId":"${productId}","quantity":"${writeQuantity(line.quantityE3)}",` +
    `"unitPrice":"${writeCents(line.unitCents)}","discount":"${writeCents(line.discountCents)}"${net}${writeShares(world, draft, line)}${origin ?? ''}}`
  );
}

function writeShares(world: World, draft: Draft, { shared }: DraftLine): string {
  if (shared === null) return '';
  const owner = sellerId(world, draft.store, draft.seller);
  const other = sellerId(world, draft.store, shared.seller);
  return `,"sellers":[{"sellerId":"${owner}","share":"0.${10 - shared.tenths}"},{"sellerId":"${other}","share":"0.${shared.tenths}"}]`;
}

function writePayments(draft: Draft): string {
  if (draft.kind === 'return' || draft.status === 'voided') return '';
  const cents = Math.round(draft.lines.reduce((sum, line) => sum + lineNetE4(line), 0) / 100);
  const method = ['pix', 'credit', 'debit', 'cash'][
    draft.soldAtMs % 7 < 4 ? draft.soldAtMs % 2 : 2 + (draft.soldAtMs % 2)
  ];
  return `,"payments":[{"method":"${method}","amount":"${writeCents(cents)}"}]`;
}

/** Net amount of a draft line in ten-thousandths: the till's own total, or quantity × price − discount, which is exact. */
export function lineNetE4(line: DraftLine): number {
  return line.netCents === null
    ? (line.quantityE3 * line.unitCents) / 10 - line.discountCents * 100
    : line.netCents * 100;
}

function writeCustomer(customer: Customer): string {
  return `{"id":"${customer.id}","name":"${customer.name}","email":"${customer.email}","phone":"${customer.phone}","taxId":"${customer.taxId}"}`;
}

export function sellerId(world: World, store: number, seller: number): string {
  return world.sellers[store]?.[seller]?.id ?? '';
}

export function writeCents(cents: number): string {
  const whole = Math.abs(cents);
  const rest = whole % 100;
  return `${cents < 0 ? '-' : ''}${(whole - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}

export function writeQuantity(quantityE3: number): string {
  return String(quantityE3 / 1000);
}

/** RFC 3339 with the store's own offset. */
export function localTime(instantMs: number, offsetMinutes: number): string {
  const local = new Date(instantMs + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const hours = String(Math.floor(Math.abs(offsetMinutes) / 60)).padStart(2, '0');
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${hours}:${String(Math.abs(offsetMinutes) % 60).padStart(2, '0')}`;
}
