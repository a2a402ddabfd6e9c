import type { Locale } from '../messages/error-text.js';
import { faultsOfTicket } from '../sales/judge-ticket.js';
import { ticketSchema } from '../sales/ticket.js';
import { explainIssues } from './explain-shape.js';
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
  const { success, data, error } = ticketSchema.safeParse(value);
  if (!success) return explainIssues(ticketSchema, value, error.issues, locale);
  return Array.from(faultsOfTicket(data, nowMs), ({ path, code }) => finding(path, code, locale));
}
