import type { ErrorCode } from '../errors/error-codes.js';
import { normaliseCode } from '../normalise-code.js';
import { partsOf, sharesAddUp } from './check-lines.js';
import { isCurrency } from './currencies.js';
import type { Fault } from './fault.js';
import { type LineRole, lineFault, scaledLine, sizeE4Of } from './judge-line.js';
import { EARLIEST_SOLD_AT_MS, MAX_CLOCK_SKEW_MS, MAX_TICKET_E4 } from './limits.js';
import { MAX_TICKET_PARTS, type Ticket, ticketKindOf } from './ticket.js';

/**
 * What is wrong with a ticket whose shape is right, as far as it can be known without its tenant and its history. Import, `npm run
 * validate` and processing all judge by it. It finds every fault; a refusal names the first. Without `nowMs` soldAt is not compared with
 * the clock.
 */
export function* faultsOfTicket(ticket: Ticket, nowMs?: number): Generator<Fault, void, undefined> {
  const soldAt = soldAtFault(ticket.soldAt, nowMs);
  if (soldAt !== undefined) yield { path: ['soldAt'], code: soldAt };
  if (!isCurrency(ticket.currency)) yield { path: ['currency'], code: 'invalid_value' };
  const lines = codeOfLines(ticket);
  if (lines !== undefined) yield { path: ['lines'], code: lines };
  else yield* faultsOfLines(ticket);
}

/** Why no till can have sold at that moment. */
export function soldAtFault(soldAt: string, nowMs?: number): 'sold_too_long_ago' | 'sold_in_the_future' | undefined {
  const soldAtMs = Date.parse(soldAt);
  if (soldAtMs < EARLIEST_SOLD_AT_MS) return 'sold_too_long_ago';
  return nowMs !== undefined && soldAtMs > nowMs + MAX_CLOCK_SKEW_MS ? 'sold_in_the_future' : undefined;
}

/** With too many lines or none, no single line is judged. */
function codeOfLines({ lines, status }: Ticket): ErrorCode | undefined {
  if (partsOf(lines) > MAX_TICKET_PARTS) return 'too_many_lines';
  return lines.length === 0 && status === 'closed' ? 'no_lines' : undefined;
}

function* faultsOfLines(ticket: Ticket): Generator<Fault, void, undefined> {
  const role: LineRole = ticket.status === 'voided' ? 'void' : ticketKindOf(ticket);
  const lineIds = new Set<string>();
  let totalE4 = 0;
  let isFaulty = false;
  for (const [index, line] of ticket.lines.entries()) {
    const amounts = scaledLine(line);
    const fault = lineFault(amounts, role);
    if (fault !== undefined) {
      isFaulty = true;
      yield { path: ['lines', index, fault.field], code: fault.code };
    }
    if (line.sellers !== undefined && !sharesAddUp(line.sellers))
      yield { path: ['lines', index, 'sellers'], code: 'invalid_shares' };
    const lineId = normaliseCode(line.lineId);
    if (lineIds.has(lineId)) yield { path: ['lines', index, 'lineId'], code: 'duplicate_line' };
    lineIds.add(lineId);
    totalE4 += sizeE4Of(amounts);
  }
  // The lines together exceed what can be counted exactly.
  if (!isFaulty && totalE4 > MAX_TICKET_E4) yield { path: ['lines'], code: 'implausible_price' };
}
