import { isTimeZone } from '@vitrine/domain';
import type { Fault } from '../sales/fault.js';
import { MAX_AMOUNT_E4 } from '../sales/limits.js';
import { scaled } from '../sales/scaled.js';
import { isBarcode, normaliseBarcode } from './barcode.js';
import type { CatalogEvent } from './catalog.js';
import { EARLIEST_DAY, LATEST_DAY } from './limits.js';

/**
 * What is wrong with a catalogue entry whose shape is right, as far as it can be known without its tenant. Import, `npm run validate` and
 * processing all judge by it. A refusal names the first fault.
 */
export function faultsOfEntry(event: CatalogEvent): Fault[] {
  switch (event.type) {
    case 'store':
      return isTimeZone(event.timeZone) ? [] : [{ path: ['timeZone'], code: 'unknown_time_zone' }];
    case 'product':
      return [
        ...faultOfAmount('unitPrice', event.unitPrice),
        ...faultOfAmount('unitCost', event.unitCost),
        ...faultsOfBarcodes(event.barcodes ?? []),
      ];
    case 'target':
      return [...faultOfDay(event.day), ...faultOfAmount('amount', event.amount)];
    case 'promotion':
      return event.to < event.from ? [{ path: ['to'], code: 'invalid_period' }] : [];
    case 'marketIndex':
    case 'closingTotal':
      return faultOfDay(event.day);
    // Shops that sell goods before booking them in have a negative stock.
    case 'seller':
    case 'stockLevel':
      return [];
    default:
      return event satisfies never;
  }
}

/** Nothing costs less than nothing, and no target is a loss. */
function faultOfAmount(field: string, amount: string | undefined): Fault[] {
  const amountE4 = amount === undefined ? 0 : scaled(amount, 4);
  return amountE4 >= 0 && amountE4 <= MAX_AMOUNT_E4 ? [] : [{ path: [field], code: 'implausible_price' }];
}

const faultsOfBarcodes = (barcodes: readonly string[]): Fault[] =>
  barcodes.flatMap((barcode, at) =>
    isBarcode(normaliseBarcode(barcode)) ? [] : [{ path: ['barcodes', at], code: 'invalid_barcode' }],
  );

/** The warehouse would refuse a day beyond its dates with its whole batch. */
const faultOfDay = (day: string): Fault[] =>
  day < EARLIEST_DAY || day > LATEST_DAY ? [{ path: ['day'], code: 'invalid_value' }] : [];
