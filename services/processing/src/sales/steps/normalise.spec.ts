import { describe, expect, it } from '@jest/globals';
import type { Ticket } from '@vitrine/contracts';
import { aLine, aTicket } from '@vitrine/testing';
import { normalise } from './normalise.js';

const run = (fields: Parameters<typeof aTicket>[0] = {}) => {
  const ticket = aTicket(fields);
  const lines = ticket.lines.map((line) => ({ discount: '0', ...line }));
  return normalise(({ name }) => `token of ${name}`)({ ...ticket, lines } as Ticket);
};
const ofLine = (fields: Parameters<typeof aLine>[0]) => run({ lines: [aLine(fields)] });

describe('normalise', () => {
  it('trims codes, composes accents, and gives channel and currency their case', () => {
    const sale = run({
      storeId: ' s1 ',
      channel: 'Loja Fi\u0301sica',
      currency: 'brl',
      registerId: ' 7',
      sellerId: 'v1 ',
    });
    expect(sale).toMatchObject({
      ...{ storeId: 's1', channel: 'loja física', currency: 'BRL', registerId: '7', sellerId: 'v1' },
    });
  });

  it.each([
    { soldAt: '2026-11-20T10:00:00-03:00', offsetMinutes: -180 },
    { soldAt: '2026-11-20T10:00:00+05:30', offsetMinutes: 330 },
    { soldAt: '2026-11-20T10:00:00.123456789Z', offsetMinutes: 0 },
  ])("keeps the till's offset of $soldAt", ({ soldAt, offsetMinutes }) => {
    const soldAtMs = Date.parse(soldAt.replace('456789', ''));
    expect(run({ soldAt })).toMatchObject({ soldAtMs, offsetMinutes });
  });

  it('has money in integers and rounds a line half to even', () => {
    expect(ofLine({ quantity: '0.125', unitPrice: '0.0004' })).toMatchObject({
      lines: [{ quantityE3: 125, unitPriceE4: 4, netAmountE4: 0 }],
    });
    expect(ofLine({ quantity: '3', unitPrice: '2.2981', discount: '0.01', unitCost: '1.5' })).toMatchObject({
      lines: [{ netAmountE4: 68_843, discountE4: 100, unitCostE4: 15_000 }],
    });
  });

  it("lets the till's own total rule", () => {
    expect(ofLine({ quantity: '3', unitPrice: '0.333', netAmount: '1.00' })).toMatchObject({
      lines: [{ netAmountE4: 10_000 }],
    });
  });

  it("gives a line to its own sellers, else to the ticket's, else to nobody", () => {
    const sellers = [
      { sellerId: 'a ', share: '0.333' },
      { sellerId: 'b', share: '0.667' },
    ];
    const shares = [
      { sellerId: 'a', shareE6: 333_000 },
      { sellerId: 'b', shareE6: 667_000 },
    ];
    expect(ofLine({ sellers })).toMatchObject({ lines: [{ sellers: shares }] });
    expect(run({ sellerId: 'v' })).toMatchObject({ lines: [{ sellers: [{ sellerId: 'v', shareE6: 1_000_000 }] }] });
    expect(run()).toMatchObject({ lines: [{ sellers: [] }] });
  });

  it('knows a return by its quantities and keeps what it refers to', () => {
    expect(ofLine({ quantity: '-1', returnOf: { ticketId: ' t0 ' } })).toMatchObject({
      kind: 'return',
      lines: [{ returnTicketId: 't0', returnLineId: '' }],
    });
    expect(ofLine({ returnOf: { ticketId: 't0', lineId: '3' } })).toMatchObject({
      kind: 'sale',
      lines: [{ returnLineId: '3' }],
    });
  });

  it('leaves of a customer only the token', () => {
    expect(run({ customer: { name: 'Ana' } })).toMatchObject({ customerToken: 'token of Ana' });
    expect(JSON.stringify(Object.keys(run({ customer: { name: 'Ana' } })))).not.toContain('customer"');
  });
});
