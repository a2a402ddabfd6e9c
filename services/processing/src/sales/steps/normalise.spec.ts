import { describe, expect, it } from '@jest/globals';
import type { Ticket } from '@vitrine/contracts';
import { aLine, aTicket } from '../../testing/a-ticket.js';
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
      value: { storeId: 's1', channel: 'loja física', currency: 'BRL', registerId: '7', sellerId: 'v1' },
    });
  });

  it.each([
    { soldAt: '2026-11-20T10:00:00-03:00', offsetMinutes: -180 },
    { soldAt: '2026-11-20T10:00:00+05:30', offsetMinutes: 330 },
    { soldAt: '2026-11-20T10:00:00.123456789Z', offsetMinutes: 0 },
  ])("keeps the till's offset of $soldAt", ({ soldAt, offsetMinutes }) => {
    const soldAtMs = Date.parse(soldAt.replace('456789', ''));
    expect(run({ soldAt })).toMatchObject({ value: { soldAtMs, offsetMinutes } });
  });

  it('has money in integers and rounds a line half to even', () => {
    expect(ofLine({ quantity: '0.125', unitPrice: '0.0004' })).toMatchObject({
      value: { lines: [{ quantityE3: 125, unitPriceE4: 4, netAmountE4: 0 }] },
    });
    expect(ofLine({ quantity: '3', unitPrice: '2.2981', discount: '0.01', unitCost: '1.5' })).toMatchObject({
      value: { lines: [{ netAmountE4: 68_843, discountE4: 100, unitCostE4: 15_000 }] },
    });
  });

  it("lets the till's own total rule within a cent, and refuses one beyond", () => {
    expect(ofLine({ quantity: '3', unitPrice: '0.333', netAmount: '1.00' })).toMatchObject({
      value: { lines: [{ netAmountE4: 10_000 }] },
    });
    expect(ofLine({ netAmount: '20.01' })).toMatchObject({ kind: 'accepted' });
    expect(ofLine({ netAmount: '20.0101' })).toMatchObject({
      kind: 'rejected',
      code: 'line_total_mismatch',
      path: '/lines/0/netAmount',
    });
    // Beyond exact doubles the exact comparison decides.
    expect(ofLine({ quantity: '999999.999', unitPrice: '9999999.9999', netAmount: '1' })).toMatchObject({
      code: 'line_total_mismatch',
    });
  });

  it('refuses what cannot be counted exactly', () => {
    expect(ofLine({ quantity: '999999999', unitPrice: '99999999999' })).toMatchObject({
      code: 'implausible_price',
      path: '/lines/0/unitPrice',
    });
  });

  it('refuses a ticket with more shares of lines than an event has room for', () => {
    const sellers = Array.from({ length: 2 }, (_, index) => ({ sellerId: `v${index}`, share: '0.5' }));
    const lines = Array.from({ length: 1_501 }, (_, index) => aLine({ lineId: String(index), sellers }));
    expect(run({ lines })).toMatchObject({ code: 'too_many_lines', path: '/lines' });
    expect(run({ lines: lines.slice(1) }).kind).toBe('accepted');
  });

  it('refuses a line twice, also under another spelling', () => {
    expect(run({ lines: [aLine(), aLine({ lineId: ' 1' })] })).toMatchObject({
      code: 'duplicate_line',
      path: '/lines/1/lineId',
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
    expect(ofLine({ sellers })).toMatchObject({ value: { lines: [{ sellers: shares }] } });
    expect(run({ sellerId: 'v' })).toMatchObject({
      value: { lines: [{ sellers: [{ sellerId: 'v', shareE6: 1_000_000 }] }] },
    });
    expect(run()).toMatchObject({ value: { lines: [{ sellers: [] }] } });
    expect(ofLine({ sellers: [{ sellerId: 'a', share: '0.5' }] })).toMatchObject({
      code: 'invalid_shares',
      path: '/lines/0/sellers',
    });
  });

  it('knows a return by its quantities and keeps what it refers to', () => {
    expect(ofLine({ quantity: '-1', returnOf: { ticketId: ' t0 ' } })).toMatchObject({
      value: { kind: 'return', lines: [{ returnTicketId: 't0', returnLineId: '' }] },
    });
    expect(ofLine({ returnOf: { ticketId: 't0', lineId: '3' } })).toMatchObject({
      value: { kind: 'sale', lines: [{ returnLineId: '3' }] },
    });
  });

  it('leaves of a customer only the token', () => {
    expect(run({ customer: { name: 'Ana' } })).toMatchObject({ value: { customerToken: 'token of Ana' } });
    expect(JSON.stringify(Object.keys((run({ customer: { name: 'Ana' } }) as { value: object }).value))).not.toContain(
      'customer"',
    );
  });
});
