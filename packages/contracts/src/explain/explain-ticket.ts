import type { Locale } from '../errors/error-text.js';
import { implausibleSign, implausibleSize, isTotalImplausible } from '../sales/check-amounts.js';
import { lineTotalMatches, partsOf, repeatedLines, sharesAddUp } from '../sales/check-lines.js';
import { EARLIEST_SOLD_AT_MS, MAX_CLOCK_SKEW_MS } from '../sales/limits.js';
import { MAX_TICKET_PARTS, type Ticket, ticketKindOf, ticketSchema } from '../sales/ticket.js';
import { explainShape } from './explain-shape.js';
import { type Finding, finding } from './finding.js';

export interface ExplainOptions {
  /** Language of `message`; English when absent. */
  readonly locale?: Locale;
  /** Today's moment; without it soldAt is not compared with the clock. */
  readonly nowMs?: number;
}

/**
 * Everything wrong with a ticket that can be known without its tenant: first the shape alone, and when that is right the
 * checks across fields. An empty list means the ticket fits the contract.
 */
export function explainTicket(value: unknown, { locale = 'en', nowMs }: ExplainOptions = {}): Finding[] {
  const shape = explainShape(ticketSchema, value, locale);
  if (shape.length > 0) return shape;
  // The shape is right, so this only fills in the defaults.
  const ticket = ticketSchema.parse(value);
  return [
    ...explainLines(ticket, locale),
    ...explainAmounts(ticket, locale),
    ...explainSoldAt(ticket.soldAt, nowMs, locale),
  ];
}

function explainLines(ticket: Ticket, locale: Locale): Finding[] {
  if (partsOf(ticket.lines) > MAX_TICKET_PARTS) return [finding(['lines'], 'too_many_lines', locale)];
  const repeated = repeatedLines(ticket.lines).map((index) =>
    finding(['lines', index, 'lineId'], 'duplicate_line', locale),
  );
  const perLine = ticket.lines.flatMap((line, index) => [
    ...(lineTotalMatches(line) ? [] : [finding(['lines', index, 'netAmount'], 'line_total_mismatch', locale)]),
    ...(line.sellers === undefined || sharesAddUp(line.sellers)
      ? []
      : [finding(['lines', index, 'sellers'], 'invalid_shares', locale)]),
  ]);
  return [...repeated, ...perLine];
}

function explainAmounts(ticket: Ticket, locale: Locale): Finding[] {
  if (ticket.lines.length === 0) return ticket.status === 'voided' ? [] : [finding(['lines'], 'no_lines', locale)];
  // A void may carry whatever the ticket had, and an adjustment moves money either way.
  const isSigned = ticket.status === 'closed' && ticketKindOf(ticket) !== 'adjustment';
  const perLine = ticket.lines.flatMap((line, index) => {
    const field = implausibleSize(line) ?? (isSigned ? implausibleSign(line) : undefined);
    if (field === undefined) return [];
    return [
      finding(['lines', index, field], field === 'quantity' ? 'implausible_quantity' : 'implausible_price', locale),
    ];
  });
  if (perLine.length > 0 || !isTotalImplausible(ticket.lines)) return perLine;
  return [finding(['lines'], 'implausible_price', locale)];
}

function explainSoldAt(soldAt: string, nowMs: number | undefined, locale: Locale): Finding[] {
  const soldAtMs = Date.parse(soldAt);
  if (soldAtMs < EARLIEST_SOLD_AT_MS) return [finding(['soldAt'], 'sold_too_long_ago', locale)];
  if (nowMs !== undefined && soldAtMs > nowMs + MAX_CLOCK_SKEW_MS)
    return [finding(['soldAt'], 'sold_in_the_future', locale)];
  return [];
}
