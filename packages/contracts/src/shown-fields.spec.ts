import { expect, it } from '@jest/globals';
import { catalogTypes } from './catalog/catalog.js';
import { shownAt, shownFields } from './shown-fields.js';

it('what is shown of our events is what can hold no person, and none of a customer', () => {
  const names = <T>(text: string, as: T) => Object.fromEntries(text.split(' ').map((name) => [name, as]));
  const ofMessages = {
    ...names('eventId ticketId storeId registerId sellerId channel id productId', 'code'),
    ...names('openedOn costFrom day from to soldAt at', 'instant'),
    ...names('areaM2 unitPrice unitCost amount discountRate quantity value netSales tickets revision', 'number'),
    ...{ tenantId: 'slug', active: 'boolean', timeZone: 'timeZone', currency: 'currency' },
    status: new Set(['closed', 'voided']),
    kind: new Set(['sale', 'return', 'adjustment']),
    type: new Set(catalogTypes),
    productIds: ['code'],
    barcodes: ['code'],
    hours: [{ weekday: 'number', ...names('opens closes', 'timeOfDay') }],
    payments: [{ method: 'code', amount: 'number' }],
    lines: [
      {
        ...names('lineId productId', 'code'),
        ...names('quantity unitPrice discount netAmount unitCost', 'number'),
        sellers: [{ sellerId: 'code', share: 'number' }],
        returnOf: names('ticketId lineId', 'code'),
      },
    ],
  };
  expect(shownFields).toEqual({ ...ofMessages, data: ofMessages });
});

it.each([
  { pointer: '/lines/0/quantity', known: 'number' },
  { pointer: '/ticketId', known: 'code' },
  { pointer: '/customer/name', known: undefined },
  { pointer: '/name', known: undefined },
  { pointer: '/constructor', known: undefined },
])('what is known of $pointer is $known', ({ pointer, known }) => {
  expect(shownAt(pointer)).toBe(known);
});
