import { expect, it } from '@jest/globals';
import { shownAt, shownFields } from './shown-fields.js';

it('what is shown of our events is what can hold no person, and none of a customer', () => {
  const names = (text: string, how: 'identifier' | 'value') =>
    Object.fromEntries(text.split(' ').map((name) => [name, how]));
  const ofMessages = {
    ...names('eventId tenantId ticketId storeId registerId sellerId id productId', 'identifier'),
    ...names('type timeZone openedOn areaM2 active unitPrice unitCost costFrom day amount from to', 'value'),
    ...names('discountRate quantity at value netSales tickets', 'value'),
    ...names('revision status kind soldAt channel currency', 'value'),
    productIds: ['identifier'],
    hours: [names('weekday opens closes', 'value')],
    payments: [names('method amount', 'value')],
    lines: [
      {
        ...names('lineId productId', 'identifier'),
        ...names('quantity unitPrice discount netAmount unitCost', 'value'),
        sellers: [{ sellerId: 'identifier', share: 'value' }],
        returnOf: names('ticketId lineId', 'identifier'),
      },
    ],
  };
  expect(shownFields).toEqual({ ...ofMessages, data: ofMessages });
});

it.each([
  { pointer: '/lines/0/quantity', known: 'value' },
  { pointer: '/ticketId', known: 'identifier' },
  { pointer: '/customer/name', known: undefined },
  { pointer: '/name', known: undefined },
  { pointer: '/constructor', known: undefined },
])('what is known of $pointer is $known', ({ pointer, known }) => {
  expect(shownAt(pointer)).toBe(known);
});
