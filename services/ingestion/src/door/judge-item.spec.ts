import { describe, expect, it } from '@jest/globals';
import { explainMessage, MAX_TICKET_BYTES } from '@vitrine/contracts';
import { exampleEntries, exampleTickets } from './examples.js';
import { type Judge, judgeEntry, judgeTicket } from './judge-item.js';

const nowMs = Date.parse('2026-11-20T18:00:00Z');
const judge: Judge = { tenant: { id: 'loja', currency: 'BRL' }, nowMs, locale: 'en' };
const [ticket] = exampleTickets;
const itemOf = (value: unknown) => ({ text: JSON.stringify(value), isBroken: false });
const ticketWith = (change: object) => itemOf({ ...ticket, tenantId: 'loja', ...change });

describe('a ticket at the door', () => {
  it('goes on byte for byte, under the key of its store in its one form', () => {
    const item = ticketWith({ storeId: ' Centro ' });
    expect(judgeTicket(item, judge)).toEqual({ kind: 'fit', key: 'loja:Centro', value: item.text });
  });

  it('without a tenant is the one of the key', () => {
    const verdict = judgeTicket(itemOf(ticket), judge);
    expect(verdict.kind === 'fit' && JSON.parse(verdict.value)).toEqual({ ...ticket, tenantId: 'loja' });
  });

  it.each([
    { what: 'a number beyond what a program holds', field: '"nfe":35201114200166000187550010000000046550010010' },
    { what: 'the zero at the end of a number', field: '"peso":1.10' },
    { what: 'a number beyond all numbers', field: '"x":1e400' },
    { what: 'a minus before zero', field: '"x":-0' },
    { what: 'an escape', field: String.raw`"obs":"S\u00e3o \ud83d\ude00 \/"` },
    { what: 'white space and a mark of Windows', field: '\n  "a" : [ 1 , 2 ]\r\n', before: '\uFEFF \n' },
    { what: 'a name that programs have a meaning for', field: '"__proto__":{"tenantId":"outra"}' },
  ])('without a tenant keeps $what', ({ field, before = '' }) => {
    const rest = `${JSON.stringify(ticket).slice(1, -1)},${field}}`;
    const verdict = judgeTicket({ text: `${before}{${rest}`, isBroken: false }, judge);
    expect(verdict).toMatchObject({ kind: 'fit', value: `${before}{"tenantId":"loja",${rest}` });
  });

  it.each([
    {
      what: 'of another tenant',
      item: ticketWith({ tenantId: 'outra' }),
      code: 'tenant_mismatch',
      pointer: '/tenantId',
    },
    {
      what: 'of a tenant that is no text',
      item: ticketWith({ tenantId: null }),
      code: 'tenant_mismatch',
      pointer: '/tenantId',
    },
    {
      what: 'in another currency',
      item: ticketWith({ currency: 'USD' }),
      code: 'currency_mismatch',
      pointer: '/currency',
    },
    {
      what: 'of tomorrow',
      item: ticketWith({ soldAt: '2026-11-21T18:00:00Z' }),
      code: 'sold_in_the_future',
      pointer: '/soldAt',
    },
    { what: 'without lines', item: ticketWith({ lines: [] }), code: 'no_lines', pointer: '/lines' },
    { what: 'that is a list', item: { text: '[]', isBroken: false }, code: 'not_an_object', pointer: '' },
    { what: 'that is no JSON', item: { text: '{"a":', isBroken: false }, code: 'invalid_json', pointer: '' },
    { what: 'with a key twice', item: { text: '{"a":1,"a":2}', isBroken: false }, code: 'duplicate_key', pointer: '' },
    { what: 'whose bytes are no text', item: { text: '{}', isBroken: true }, code: 'invalid_encoding', pointer: '' },
    {
      what: 'that is too large',
      item: ticketWith({ note: 'x'.repeat(MAX_TICKET_BYTES) }),
      code: 'too_large',
      pointer: '',
    },
  ])('$what is refused', ({ item, code, pointer }) => {
    expect(judgeTicket(item, judge)).toEqual({ kind: 'unfit', code, pointer, message: expect.stringMatching(/\w/) });
  });

  it.each([
    ticketWith({ storeId: undefined }),
    ticketWith({ revision: 'first' }),
    ticketWith({ lines: [{ lineId: '1', productId: 'p', quantity: '1', unitPrice: '1,50' }] }),
    ticketWith({ currency: 'ABC' }),
    ticketWith({ soldAt: 'yesterday' }),
  ])('is refused with the first thing that npm run validate says', (item) => {
    const [first] = explainMessage(item.text, { nowMs });
    expect(judgeTicket(item, judge)).toEqual({ kind: 'unfit', ...first });
  });
});

describe('an entry of the catalogue at the door', () => {
  it('goes on under the key of its kind and id', () => {
    const verdict = judgeEntry(itemOf(exampleEntries[0]), judge);
    expect(verdict).toMatchObject({ kind: 'fit', key: 'loja:store:centro' });
  });

  it('of a kind that nobody knows is refused', () => {
    expect(judgeEntry(itemOf({ tenantId: 'loja', type: 'planet' }), judge)).toMatchObject({
      kind: 'unfit',
      code: 'unknown_type',
    });
  });
});
