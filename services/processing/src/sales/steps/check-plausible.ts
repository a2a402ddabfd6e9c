import {
  EARLIEST_SOLD_AT_MS,
  isDiscountWithin,
  MAX_AMOUNT_E4,
  MAX_CLOCK_SKEW_MS,
  MAX_QUANTITY_E3,
  MAX_TICKET_E4,
} from '@vitrine/contracts';
import { accept, type Outcome, reject } from '../outcome.js';
import type { Sale, SaleLine } from '../sale.js';

/** Refuses what no shop can have meant: clocks gone wrong, impossible quantities and amounts, another currency, nothing sold. */
export const checkPlausible =
  (nowMs: number, tenantCurrency: string) =>
  (sale: Sale): Outcome<Sale> => {
    if (sale.soldAtMs < EARLIEST_SOLD_AT_MS) return reject('sold_too_long_ago', '/soldAt');
    if (sale.soldAtMs > nowMs + MAX_CLOCK_SKEW_MS) return reject('sold_in_the_future', '/soldAt');
    if (sale.currency !== tenantCurrency) return reject('currency_mismatch', '/currency');
    if (sale.lines.length === 0 && sale.status === 'closed') return reject('no_lines', '/lines');
    return checkAmounts(sale);
  };

function checkAmounts(sale: Sale): Outcome<Sale> {
  // A void may carry whatever the ticket had, and an adjustment moves money either way.
  const isSigned = sale.status === 'closed' && sale.kind !== 'adjustment';
  let totalE4 = 0;
  for (const [index, line] of sale.lines.entries()) {
    if (Math.abs(line.quantityE3) > MAX_QUANTITY_E3) return reject('implausible_quantity', `/lines/${index}/quantity`);
    const field = implausibleAmount(line) ?? (isSigned ? implausibleSign(line) : undefined);
    if (field) return reject('implausible_price', `/lines/${index}/${field}`);
    totalE4 += Math.abs(line.netAmountE4);
  }
  return totalE4 > MAX_TICKET_E4 ? reject('implausible_price', '/lines') : accept(sale);
}

function implausibleAmount(line: SaleLine): string | undefined {
  if (Math.abs(line.unitPriceE4) > MAX_AMOUNT_E4) return 'unitPrice';
  if (Math.abs(line.discountE4) > MAX_AMOUNT_E4) return 'discount';
  if (Math.abs(line.netAmountE4) > MAX_AMOUNT_E4) return 'netAmount';
  return line.unitCostE4 !== null && Math.abs(line.unitCostE4) > MAX_AMOUNT_E4 ? 'unitCost' : undefined;
}

/** Negative prices, and discounts that turn a line around or add to it. Nearly every line has neither and is done at once. */
function implausibleSign({ quantityE3, unitPriceE4, discountE4 }: SaleLine): string | undefined {
  if (unitPriceE4 < 0) return 'unitPrice';
  if (discountE4 === 0) return undefined;
  const productE7 = BigInt(quantityE3) * BigInt(unitPriceE4);
  return isDiscountWithin(BigInt(discountE4) * 1_000n, productE7) ? undefined : 'discount';
}
