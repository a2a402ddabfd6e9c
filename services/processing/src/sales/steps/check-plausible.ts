import { EARLIEST_SOLD_AT_MS, MAX_CLOCK_SKEW_MS } from '@vitrine/contracts';
import { accept, type Outcome, reject } from '../outcome.js';
import type { Sale, SaleLine } from '../sale.js';

/** A million units in one line is a bar code in the wrong field. */
const MAX_QUANTITY_E3 = 1_000_000_000;
/** Ten thousand million of any currency; also keeps a ticket of 2,000 lines far inside exact integers. */
const MAX_AMOUNT_E4 = 100_000_000_000_000;
const MAX_TICKET_E4 = 1_000_000_000_000_000;

/** Refuses what no shop can have meant: clocks gone wrong, impossible quantities and amounts, another currency. */
export const checkPlausible =
  (nowMs: number, tenantCurrency: string) =>
  (sale: Sale): Outcome<Sale> => {
    if (sale.soldAtMs < EARLIEST_SOLD_AT_MS) return reject('sold_too_long_ago', '/soldAt');
    if (sale.soldAtMs > nowMs + MAX_CLOCK_SKEW_MS) return reject('sold_in_the_future', '/soldAt');
    if (sale.currency !== tenantCurrency) return reject('currency_mismatch', '/currency');
    return checkAmounts(sale);
  };

function checkAmounts(sale: Sale): Outcome<Sale> {
  let totalE4 = 0;
  for (const [index, line] of sale.lines.entries()) {
    if (Math.abs(line.quantityE3) > MAX_QUANTITY_E3) return reject('implausible_quantity', `/lines/${index}/quantity`);
    const field = implausibleAmount(line);
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
