import type { PromoteReason } from '@vitrine/contracts';
import { formatDecimal, parseQuantityE3 } from '@vitrine/domain';
import { OVERSTOCK_DAYS } from '../../rank/factors.js';

type Overstock = Omit<Extract<PromoteReason, { code: 'overstock' }>, 'sentence'>;

const LEAST_OVERSTOCK_E3 = 10_000;

/** Stock that lasts so long that it is to be pushed. Undefined of what is little, or soon sold. @param unitsADayE3 0: none was sold */
export function overstockOf(stockE3: number, unitsADayE3: number): Overstock | undefined {
  if (stockE3 < LEAST_OVERSTOCK_E3) return undefined;
  const stockDays = unitsADayE3 > 0 ? Math.round(stockE3 / unitsADayE3) : null;
  if (stockDays !== null && stockDays < OVERSTOCK_DAYS) return undefined;
  return { code: 'overstock', stockUnits: formatDecimal(stockE3, 3), stockDays };
}

/** A claim of the night with the stock of now, as it sold then. Undefined where that is no longer much. */
export function overstockNow({ stockUnits, stockDays }: Overstock, stockE3: number): Overstock | undefined {
  return overstockOf(stockE3, stockDays === null ? 0 : parseQuantityE3(stockUnits) / stockDays);
}
