import { describe, expect, it } from '@jest/globals';
import { aLine, aTicket } from '@vitrine/testing';
import { checkShape } from './check-shape.js';

const check = (ticket: object) => checkShape(structuredClone(ticket) as Record<string, unknown>);
const without = (field: string) => Object.fromEntries(Object.entries(aTicket()).filter(([name]) => name !== field));

describe('check-shape', () => {
  it('passes a ticket, fills in defaults and minds no unknown field', () => {
    const line = { lineId: '1', productId: 'p', quantity: '1', unitPrice: '2' };
    expect(check({ ...without('revision'), lines: [line], colour: 'blue' })).toMatchObject({
      kind: 'accepted',
      value: { revision: 0, colour: 'blue', lines: [{ discount: '0' }] },
    });
  });

  it.each([
    { what: 'a missing field', ticket: without('storeId'), code: 'missing_field', path: '/storeId' },
    {
      what: 'a number where text belongs',
      ticket: aTicket({ channel: 1 as never }),
      code: 'wrong_type',
      path: '/channel',
    },
    {
      what: 'five decimals',
      ticket: aTicket({ lines: [aLine({ unitPrice: '1.00001' })] }),
      code: 'invalid_value',
      path: '/lines/0/unitPrice',
    },
    {
      what: 'a day that does not exist',
      ticket: aTicket({ soldAt: '2026-02-30T10:00:00Z' }),
      code: 'invalid_value',
      path: '/soldAt',
    },
    {
      what: '2,001 lines',
      ticket: aTicket({ lines: Array.from({ length: 2_001 }, (_, index) => aLine({ lineId: String(index) })) }),
      code: 'too_many_lines',
      path: '/lines',
    },
  ])('refuses $what as $code and says where', ({ ticket, code, path }) => {
    expect(check(ticket)).toMatchObject({ kind: 'rejected', code, path, message: expect.any(String) });
  });
});
