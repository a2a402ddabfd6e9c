import { describe, expect, it } from '@jest/globals';
import { exampleTicket } from '../docs/examples.js';
import { type TicketInput, ticketKeyOf, ticketKindOf, ticketSchema } from './ticket.js';

const line = { lineId: '1', productId: 'p', quantity: '1', unitPrice: '1' };
const parses = (change: Partial<TicketInput> | Record<string, unknown>) =>
  ticketSchema.safeParse({ ...exampleTicket, ...change }).success;

describe('a ticket', () => {
  it('fills in revision and discount, and drops fields it does not know', () => {
    const { revision: _revision, ...rest } = exampleTicket;
    const ticket = ticketSchema.parse({ ...rest, lines: [line], till: 'unknown' });
    expect(ticket.revision).toBe(0);
    expect(ticket.lines[0]?.discount).toBe('0');
    expect('till' in ticket).toBe(false);
  });

  it('may be voided without lines', () => {
    expect(parses({ status: 'voided', lines: [] })).toBe(true);
  });

  it.each([
    ['2,000 lines', 2_000, true],
    ['2,001 lines', 2_001, false],
  ])('with %s', (_, count, expected) => {
    expect(parses({ lines: Array.from({ length: count }, () => line) })).toBe(expected);
  });

  it.each([
    ['2026-11-20T09:59:00-03:00', true],
    ['2026-11-20T12:59:00Z', true],
    ['2026-11-20T12:59:00.123456789+05:45', true],
    ['2024-02-29T00:00:00Z', true],
    ['2000-02-29T00:00:00Z', true],
    ['1900-02-29T00:00:00Z', false],
    ['2026-02-29T00:00:00Z', false],
    ['2026-04-31T00:00:00Z', false],
    ['2026-11-20T09:59:00', false],
    ['2026-11-20T09:59-03:00', false],
    ['2026-11-20 09:59:00Z', false],
    ['2026-11-20T24:00:00Z', false],
    ['2026-11-20T23:59:60Z', false],
    ['2026-11-20T09:59:00-0300', false],
    ['20/11/2026 09:59', false],
  ])('sold at %s is valid: %s', (soldAt, expected) => {
    expect(parses({ soldAt })).toBe(expected);
  });

  it.each([
    ['unitPrice', '2.2981', true],
    ['unitPrice', '-11062.06', true],
    ['unitPrice', '99999999999.9999', true],
    ['unitPrice', '100000000000', false],
    ['unitPrice', '1.00001', false],
    ['unitPrice', '1,50', false],
    ['unitPrice', '01.50', false],
    ['unitPrice', '1.', false],
    ['unitPrice', 'R$ 1', false],
    ['unitPrice', 1.5, false],
    ['quantity', '0.350', true],
    ['quantity', '-3', true],
    ['quantity', '999999999.999', true],
    ['quantity', '1000000000', false],
    ['quantity', '0.0001', false],
    ['lineId', 'x'.repeat(128), true],
    ['lineId', '🛒'.repeat(128), true],
    ['lineId', 'x'.repeat(129), false],
    ['lineId', '', false],
    ['lineId', '  ', false],
    ['lineId', 'a\nb', false],
  ])('a line with %s %j is valid: %s', (field, value, expected) => {
    expect(parses({ lines: [{ ...line, [field]: value }] })).toBe(expected);
  });

  it.each([
    ['lojas-aurora', true],
    ['Lojas', false],
    ['a:b', false],
    ['-a', false],
    ['a'.repeat(64), false],
  ])('of tenant %s is valid: %s', (tenantId, expected) => {
    expect(parses({ tenantId })).toBe(expected);
  });

  it('may name its currency in small letters', () => {
    expect([parses({ currency: 'brl' }), parses({ currency: 'R$' })]).toEqual([true, false]);
  });
});

describe('ticketKindOf', () => {
  const withQuantities = (...quantities: string[]) => ({ lines: quantities.map((quantity) => ({ quantity })) });

  it.each([
    ['no line', [], 'sale'],
    ['a positive line', ['1'], 'sale'],
    ['an exchange', ['-1', '0.5'], 'sale'],
    ['goods coming back only', ['-1', '-0.250'], 'return'],
    ['nothing moved', ['0', '0.000'], 'return'],
  ] as const)('with %s is a %s', (_, quantities, expected) => {
    expect(ticketKindOf(withQuantities(...quantities))).toBe(expected);
  });

  it('is what the producer says', () => {
    expect(ticketKindOf({ kind: 'adjustment', ...withQuantities('1') })).toBe('adjustment');
  });
});

it('the key of a ticket is tenant and store', () => {
  expect(ticketKeyOf({ tenantId: 'aurora', storeId: 'Loja: 7' })).toBe('aurora:Loja: 7');
});
