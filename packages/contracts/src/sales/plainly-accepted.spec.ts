import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { acceptedSchema } from './accepted.js';
import { isPlainlyAccepted } from './plainly-accepted.js';

const line = {
  ...{ lineId: '1', productId: 'p 1', sellerId: 'v1', quantity: '2', unitPrice: '59.9', discount: '5' },
  ...{ netAmount: '114.8', unitCost: '20.1234' },
};
const ticket = {
  ...{ tenantId: 'rede', storeId: 'loja-01', ticketId: 't1', revision: 0, status: 'closed', kind: 'sale' },
  ...{ soldAt: '2024-02-29T13:00:00.000Z', soldOn: '2024-02-29', soldHour: 10, channel: 'store', currency: 'BRL' },
  ...{ registerId: 'r1', eventId: 'e1', sellerIds: ['v1'], customerToken: 'abc', lines: [line], netSales: '114.8' },
  ...{ source: { partition: 3, offset: '120' }, rawAt: 1_709_211_600_000, acceptedAt: 1_709_211_600_100 },
};

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 140 }),
  fc.constantFrom<unknown>(' ', '', '-0', '1.', '01', '1.23456', '99999999999', '123456789012', 'closed', 'voided'),
  fc.constantFrom<unknown>('2023-02-29', '2026-04-31', '2026-11-30T24:00:00.000Z', '2026-11-30T09:00:00.000Z', 'BRL'),
  fc.constantFrom<unknown>(null, undefined, -1, 1.5, 24, Number.NaN, 2 ** 60, [], [''], {}, { ticketId: '' }, [line]),
  fc.integer(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);
const places = [...Object.keys(ticket), 'replaced', 'restatement', 'later'] as const;

it('sees an ordinary sale at a glance', () => {
  expect(isPlainlyAccepted(ticket)).toBe(true);
});

it('leaves to the schema what a later version adds', () => {
  expect(isPlainlyAccepted({ ...ticket, later: 1 })).toBe(false);
  expect(isPlainlyAccepted({ ...ticket, lines: [{ ...line, later: 1 }] })).toBe(false);
});

it('never takes what the contract refuses, nor reads it otherwise', () => {
  const taken = fc.property(fc.constantFrom(...places), odd, (place, value) => {
    const content = { ...ticket, [place]: value };
    if (!isPlainlyAccepted(content)) return;
    expect(acceptedSchema.parse(content)).toEqual(content);
  });
  fc.assert(taken, { numRuns: 2_000 });
});

it('never takes a line that the contract refuses', () => {
  const taken = fc.property(fc.constantFrom(...Object.keys(line), 'returnOf'), odd, (place, value) => {
    const content = { ...ticket, lines: [line, { ...line, [place]: value }] };
    if (isPlainlyAccepted(content)) expect(acceptedSchema.parse(content)).toEqual(content);
  });
  fc.assert(taken, { numRuns: 2_000 });
});
