import {
  EARLIEST_SOLD_AT_MS,
  type ErrorCode,
  implausibleSign,
  implausibleSize,
  lineTotalMatches,
  MAX_CLOCK_SKEW_MS,
  ticketSchema,
} from '@vitrine/contracts';

/*
 * What processing would refuse of a whole ticket, asked of one row by the contract's own checks: here its file, line and
 * column are still known, and its neighbours need not be refused with it.
 */

export interface LineFault {
  readonly field: 'quantity' | 'unitPrice' | 'discount' | 'netAmount' | 'unitCost';
  readonly code: ErrorCode;
}

type Line = Parameters<typeof implausibleSize>[0];

/** @param isSigned false for adjustments, which move money either way */
export function lineFault(line: Line, isSigned: boolean): LineFault | undefined {
  const field = implausibleSize(line) ?? (isSigned ? implausibleSign(line) : undefined);
  if (field !== undefined) return { field, code: field === 'quantity' ? 'implausible_quantity' : 'implausible_price' };
  return lineTotalMatches(line) ? undefined : { field: 'netAmount', code: 'line_total_mismatch' };
}

export function soldAtFault(soldAt: string, nowMs: number): ErrorCode | undefined {
  if (!ticketSchema.shape.soldAt.safeParse(soldAt).success) return soldAt === '' ? 'missing_field' : 'invalid_value';
  const soldAtMs = Date.parse(soldAt);
  if (soldAtMs < EARLIEST_SOLD_AT_MS) return 'sold_too_long_ago';
  return soldAtMs > nowMs + MAX_CLOCK_SKEW_MS ? 'sold_in_the_future' : undefined;
}
