import {
  soldAtFault as contractFault,
  lineFault as contractLineFault,
  type ErrorCode,
  type LineAmounts,
  type LineFault,
  type LineRole,
  scaledLine,
  ticketSchema,
} from '@vitrine/contracts';

/*
 * Asks of one row, by the contract's own checks, what processing would refuse of a whole ticket. Here the row's file, line and column are
 * still known, and its neighbours need not be refused with it.
 */

export const lineFault = (line: LineAmounts, role: LineRole): LineFault | undefined =>
  contractLineFault(scaledLine(line), role);

export function soldAtFault(soldAt: string, nowMs: number): ErrorCode | undefined {
  if (ticketSchema.shape.soldAt.safeParse(soldAt).success) return contractFault(soldAt, nowMs);
  return soldAt === '' ? 'missing_field' : 'invalid_value';
}
