import { describe, expect, it } from '@jest/globals';
import { andThen, decode, type Outcome } from '@vitrine/consumer';
import { explainMessage, type TicketInput } from '@vitrine/contracts';
import { aLine, aTicket } from '@vitrine/testing';
import fc from 'fast-check';
import { checkPlausible } from './check-plausible.js';
import { checkShape } from './check-shape.js';

const IN_TIME = '2026-11-20T11:59:00Z';
const NOON = Date.parse('2026-11-20T12:00:00Z');

const decimal = (whole: number, places: number) =>
  fc
    .tuple(
      fc.boolean(),
      fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: whole })),
      fc.nat(10 ** places - 1),
    )
    .map(([isNegative, units, rest]) => `${isNegative ? '-' : ''}${units}.${String(rest).padStart(places, '0')}`);

/** Codes that look alike: blanks around them, an accent composed and not, half a character. */
const code = fc.constantFrom(
  '1',
  ' 1',
  '1\u00A0',
  '2',
  'caf\u00E9',
  'cafe\u0301',
  'e\uD83D',
  'e\uFFFD',
  ' ',
  '\uFEFF1',
);

const sharedBy = (sellers: number) =>
  Array.from({ length: sellers }, (_, index) => ({ sellerId: `v${index}`, share: (1 / sellers).toFixed(6) }));
const someSellers = fc.oneof(
  fc.integer({ min: 1, max: 21 }).map(sharedBy),
  fc.tuple(code, code).map((ids) => ids.map((sellerId) => ({ sellerId, share: '0.5' }))),
);
const someLine = fc.record(
  {
    lineId: code,
    quantity: decimal(2_000_000, 3),
    unitPrice: decimal(20_000_000_000, 4),
    discount: decimal(90_000_000_000, 4),
    sellers: someSellers,
  },
  { requiredKeys: [] },
);
const fewLines = fc
  .array(someLine, { maxLength: 3 })
  .map((lines) => lines.map((line, index) => aLine({ lineId: String(index), ...line })));

/** Around every limit of how much a ticket holds: lines, sellers of a line, and both together. */
const manyLines = fc
  .tuple(fc.constantFrom(1, 142, 143, 150, 151, 300, 1_500, 1_501, 2_000, 2_001), fc.constantFrom(0, 1, 2, 10, 20, 21))
  .map(([lines, sellers]) =>
    Array.from({ length: lines }, (_, index) =>
      aLine({ lineId: String(index), ...(sellers > 0 && { sellers: sharedBy(sellers) }) }),
    ),
  );

const someTicket = (lines: fc.Arbitrary<TicketInput['lines']>) =>
  fc
    .record(
      {
        lines,
        status: fc.constantFrom('closed' as const, 'voided' as const),
        kind: fc.constantFrom('sale' as const, 'return' as const, 'adjustment' as const),
        eventId: code,
        sellerId: code,
        currency: fc.constantFrom('BRL', 'brl'),
        soldAt: fc.constantFrom(IN_TIME, '2026-11-20T12:05:00.001Z', '1999-12-31T23:59:59Z'),
      },
      { requiredKeys: ['lines', 'status'] },
    )
    .map((fields) => aTicket({ soldAt: IN_TIME, ...fields }));

/** A ticket as bytes come in, through every step that needs no tenant and no history. */
const judged = (text: string) =>
  andThen(andThen(decode({ value: Buffer.from(text), headers: {} }), checkShape), checkPlausible(NOON, 'BRL'));

const codesOf = (outcome: Outcome<unknown>) => (outcome.kind === 'rejected' ? [outcome.code] : []);

const found = (text: string) => explainMessage(text, { nowMs: NOON }).map(({ code }) => code);

describe('the check that producers have finds something exactly where the steps refuse', () => {
  it('in tickets of any codes, amounts, sellers and times', () => {
    const before = fc.constantFrom('', '\uFEFF', ' ', '\u00A0');
    fc.assert(
      fc.property(someTicket(fewLines), before, (ticket, blank) => {
        const text = blank + JSON.stringify(ticket);
        expect(codesOf(judged(text))).toEqual(found(text).slice(0, 1));
      }),
      { numRuns: 2_000 },
    );
  });

  it('in tickets as large as they may be, and one more', () => {
    fc.assert(
      fc.property(manyLines, (lines) => {
        const text = JSON.stringify(aTicket({ lines, soldAt: IN_TIME }));
        const outcome = judged(text);
        expect(codesOf(outcome)).toEqual([...new Set(found(text))]);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    {
      sent: 'a CloudEvent without its header',
      value: { specversion: '1.0', id: '1', source: '/t', type: 't', data: aTicket() },
      codes: ['unopened_envelope'],
    },
    {
      sent: 'a ticket with a field of that name',
      value: { ...aTicket({ soldAt: IN_TIME }), specversion: '1.0' },
      codes: [],
    },
  ])('in $sent', ({ value, codes }) => {
    const outcome = judged(JSON.stringify(value));
    expect(found(JSON.stringify(value))).toEqual(codes);
    expect(codesOf(outcome)).toEqual(codes);
  });
});
