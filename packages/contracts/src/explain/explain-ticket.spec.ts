import { describe, expect, it } from '@jest/globals';
import { exampleTicket } from '../docs/examples.js';
import { errorText } from '../messages/error-text.js';
import { explainTicket } from './explain-ticket.js';

const line = { lineId: '1', productId: 'p', quantity: '1', unitPrice: '10' };
const twenty = Array.from({ length: 20 }, (_, index) => ({ sellerId: `s${index}`, share: '0.05' }));
const aTicket = (change: object = {}) => ({ ...exampleTicket, lines: [line], ...change });
const found = (value: unknown, nowMs?: number) =>
  explainTicket(value, nowMs === undefined ? {} : { nowMs }).map(({ pointer, code }) => `${pointer} ${code}`);

describe('explainTicket', () => {
  it('has nothing to say about a good ticket', () => {
    expect(found(aTicket())).toEqual([]);
    expect(found(exampleTicket)).toEqual([]);
  });

  it.each([
    ['a list', [], ' not_an_object'],
    ['null', null, ' not_an_object'],
    ['a text', 'x', ' not_an_object'],
    ['a ticket without storeId', aTicket({ storeId: undefined }), '/storeId missing_field'],
    ['a ticket without status', aTicket({ status: undefined }), '/status missing_field'],
    ['a ticket without lines', aTicket({ lines: undefined }), '/lines missing_field'],
    ['a number for a text', aTicket({ storeId: 7 }), '/storeId wrong_type'],
    ['null for a text', aTicket({ sellerId: null }), '/sellerId wrong_type'],
    ['a number for a word of a list', aTicket({ status: 1 }), '/status wrong_type'],
    ['an unknown word', aTicket({ status: 'open' }), '/status invalid_value'],
    ['a fraction as revision', aTicket({ revision: 1.5 }), '/revision invalid_value'],
    ['a text as revision', aTicket({ revision: '1' }), '/revision wrong_type'],
    ['a negative revision', aTicket({ revision: -1 }), '/revision invalid_value'],
    ['a price with a comma', aTicket({ lines: [{ ...line, unitPrice: '1,5' }] }), '/lines/0/unitPrice invalid_value'],
    ['a line that is no object', aTicket({ lines: ['x'] }), '/lines/0 wrong_type'],
    ['too many lines', aTicket({ lines: Array.from({ length: 2_001 }, () => line) }), '/lines too_many_lines'],
    [
      'too many sellers of lines',
      aTicket({
        lines: Array.from({ length: 151 }, (_, index) => ({ ...line, lineId: String(index), sellers: twenty })),
      }),
      '/lines too_many_lines',
    ],
    [
      'too many payments',
      aTicket({ payments: Array.from({ length: 101 }, () => ({ method: 'x', amount: '1' })) }),
      '/payments invalid_value',
    ],
    ['a wrong line total', aTicket({ lines: [{ ...line, netAmount: '9' }] }), '/lines/0/netAmount line_total_mismatch'],
    ['the same line twice', aTicket({ lines: [line, line] }), '/lines/1/lineId duplicate_line'],
    [
      'shares over one',
      aTicket({
        lines: [
          {
            ...line,
            sellers: [
              { sellerId: 'a', share: '1' },
              { sellerId: 'b', share: '1' },
            ],
          },
        ],
      }),
      '/lines/0/sellers invalid_shares',
    ],
    ['a sale of the last century', aTicket({ soldAt: '1999-12-31T23:59:59Z' }), '/soldAt sold_too_long_ago'],
  ])('finds %s', (_, value, expected) => {
    expect(found(value)).toEqual([expected]);
  });

  const priced = (change: object) => aTicket({ lines: [{ ...line, ...change }] });
  it.each([
    ['a closed ticket without lines', aTicket({ lines: [] }), ['/lines no_lines']],
    ['a voided ticket without lines', aTicket({ status: 'voided', lines: [] }), []],
    ['a negative price', priced({ unitPrice: '-10' }), ['/lines/0/unitPrice implausible_price']],
    ['a negative price of an adjustment', { ...priced({ unitPrice: '-10' }), kind: 'adjustment' }, []],
    ['a negative price of a void', { ...priced({ unitPrice: '-10' }), status: 'voided' }, []],
    ['a price of zero', priced({ unitPrice: '-0.00' }), []],
    ['a discount of the whole line', priced({ discount: '10.01' }), []],
    ['a discount of more', priced({ discount: '10.0101' }), ['/lines/0/discount implausible_price']],
    ['a discount that adds', priced({ discount: '-1' }), ['/lines/0/discount implausible_price']],
    ['a returned discount', priced({ quantity: '-1', discount: '-1' }), []],
    ['a return that pays more', priced({ quantity: '-1', discount: '1' }), ['/lines/0/discount implausible_price']],
  ])('of %s says what is right', (_, value, expected) => {
    expect(found(value)).toEqual(expected);
  });

  it('lets a till run five minutes ahead and no more, when it knows the time', () => {
    const ticket = aTicket({ soldAt: '2026-11-20T12:05:00Z' });
    expect(found(ticket, Date.parse('2026-11-20T12:00:00Z'))).toEqual([]);
    expect(found(ticket, Date.parse('2026-11-20T11:59:59Z'))).toEqual(['/soldAt sold_in_the_future']);
    expect(found(aTicket({ soldAt: '2999-01-01T00:00:00Z' }))).toEqual([]);
  });

  it('finds everything of a shape at once', () => {
    expect(found({})).toHaveLength(9);
  });

  it('says what the field expects, in the language asked for', () => {
    const [price] = explainTicket(aTicket({ lines: [{ ...line, unitPrice: 5 }] }), { locale: 'pt-BR' });
    expect(price?.message).toContain('19.90');
    expect(price?.message).toMatch(/^Espera-se/u);
    const [status] = explainTicket(aTicket({ status: 'x' }));
    expect(status?.message).toBe('One of these is expected: closed, voided.');
    const [missing] = explainTicket(aTicket({ soldAt: undefined }));
    expect(missing?.message).toContain(errorText('missing_field', 'en'));
    expect(missing?.message).toContain('RFC 3339');
  });

  it('never repeats a value of the message', () => {
    const secret = 'secret@example.com';
    const all = explainTicket(
      aTicket({ status: secret, currency: secret, soldAt: secret, customer: { name: { secret } } }),
    );
    expect(all).toHaveLength(4);
    expect(JSON.stringify(all)).not.toContain(secret);
  });
});
