import { formatDecimal } from '@vitrine/domain';
import { definitions } from '../../definitions.js';
import type { FigureClaim } from './figure-claim.js';

/**
 * How much money an alert is about: what lies between the figure and what it was held against, over the span.
 * - Of an amount of money (net sales, discounts, margin): the difference.
 * - Of the average ticket: the difference × the sales in the span.
 * - Of a low performer, whose evidence says it: what it would have sold more, had it had its peers' share of the category.
 * - Null where nothing is compared, where the difference is not on the side that the rule watches, and where figures of the alert do not
 *   tell (a rate, a number of sales).
 * @returns decimal text above zero
 */
export function moneyAtStake(
  { unit, metric, difference, tickets }: Omit<FigureClaim, 'atStake'>,
  side: 'above' | 'below',
  minorDigits: number,
): string | null {
  if (difference === null || unit !== 'money' || metric === undefined) return null;
  const amount = BigInt(difference.replace('.', '')) * (side === 'below' ? -1n : 1n);
  if (amount <= 0n) return null;
  const write = (of: bigint) => (of === 0n ? null : formatDecimal(of, minorDigits, minorDigits));
  if (definitions[metric].kind !== 'ratio') return write(amount);
  return metric === 'averageTicket' ? write(amount * BigInt(tickets)) : null;
}
