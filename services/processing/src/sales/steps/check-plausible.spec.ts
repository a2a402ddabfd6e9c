import { describe, expect, it } from '@jest/globals';
import type { Ticket, TicketInput } from '@vitrine/contracts';
import { aLine, aTicket } from '@vitrine/testing';
import { checkPlausible } from './check-plausible.js';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const check = (fields: Partial<TicketInput>) =>
  checkPlausible(NOON, 'BRL')(aTicket({ soldAt: '2026-11-20T11:59:00Z', ...fields }) as Ticket);

describe('check-plausible', () => {
  it("refuses a currency that is not the tenant's, and one that nobody has", () => {
    expect(check({ currency: 'USD' })).toMatchObject({ code: 'currency_mismatch', path: '/currency' });
    expect(check({ currency: 'ZZZ' })).toMatchObject({ code: 'invalid_value', path: '/currency' });
    expect(check({ currency: 'brl' }).kind).toBe('accepted');
  });

  it('names the first fault that the contract finds, by its pointer', () => {
    const lines = [aLine(), aLine({ lineId: '2', unitPrice: '-1' }), aLine({ lineId: '2' })];
    expect(check({ lines })).toMatchObject({ code: 'implausible_price', path: '/lines/1/unitPrice' });
    expect(check({ lines, soldAt: '2026-11-20T12:10:00Z' })).toMatchObject({ code: 'sold_in_the_future' });
  });
});
