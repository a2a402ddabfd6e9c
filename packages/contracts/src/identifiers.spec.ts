import { expect, it } from '@jest/globals';
import { identifiers } from './identifiers.js';

it('the identifiers of our events are those of things, wherever they stand, and none of a customer', () => {
  const ofMessages = {
    eventId: true,
    tenantId: true,
    ticketId: true,
    storeId: true,
    registerId: true,
    sellerId: true,
    id: true,
    productId: true,
    productIds: [true],
    lines: [
      {
        lineId: true,
        productId: true,
        sellers: [{ sellerId: true }],
        returnOf: { ticketId: true, lineId: true },
      },
    ],
  };
  expect(identifiers).toEqual({ ...ofMessages, data: ofMessages });
});
