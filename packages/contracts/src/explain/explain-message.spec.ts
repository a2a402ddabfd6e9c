import { describe, expect, it } from '@jest/globals';
import { exampleCatalog, exampleTicket } from '../docs/examples.js';
import { explainMessage } from './explain-message.js';
import { pointerOf } from './finding.js';

const found = (value: unknown) =>
  explainMessage(typeof value === 'string' ? value : JSON.stringify(value)).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
const store = { type: 'store', tenantId: 'aurora', id: 's', name: 'n', region: 'r', timeZone: 'America/Sao_Paulo' };
const target = { type: 'target', tenantId: 'aurora', storeId: 's', day: '2149-06-06', amount: '10' };
const promotion = {
  type: 'promotion',
  tenantId: 'aurora',
  id: 'x',
  name: 'X',
  productIds: [],
  from: '2026-11-02',
  to: '2026-11-01',
  discountRate: '0.1',
};

describe('explainMessage', () => {
  it('takes a message with a type for the catalogue, any other for a ticket', () => {
    expect(found(exampleTicket)).toEqual([]);
    expect(found(exampleCatalog)).toEqual([]);
    expect(found(target)).toEqual([]);
    expect(found({ ...exampleTicket, type: 'sale' })).toEqual([]);
  });

  it('reads past a byte order mark', () => {
    expect(found(`\uFEFF${JSON.stringify(exampleTicket)}`)).toEqual([]);
  });

  it.each([
    ['an envelope', { specversion: '1.0', type: 'sale', data: exampleTicket }, ' unopened_envelope'],
    ['broken JSON', '{"a":', ' invalid_json'],
    ['more than 1 MB', `"${'ã'.repeat(600_000)}"`, ' too_large'],
    ['a bare number', '5', ' not_an_object'],
    ['an unknown type', { type: 'shop', tenantId: 'a' }, '/type unknown_type'],
    ['a type that is no text', { type: 5, tenantId: 'a' }, '/type wrong_type'],
    ['a time zone that does not exist', { ...store, timeZone: 'Mars/Olympus' }, '/timeZone unknown_time_zone'],
    ['a promotion that ends before it begins', promotion, '/to invalid_period'],
    ['a target after the last day that can be kept', { ...target, day: '2149-06-07' }, '/day invalid_value'],
    ['a target before the first day that can be kept', { ...target, day: '1969-12-31' }, '/day invalid_value'],
    [
      'a bar code with another check digit',
      { ...exampleCatalog, barcodes: ['2000000000015', '2 000000 000016'] },
      '/barcodes/1 invalid_barcode',
    ],
    ['a bar code that is a number', { ...exampleCatalog, barcodes: [2000000000015] }, '/barcodes/0 wrong_type'],
    ['a store without a name', { ...store, name: undefined }, '/name missing_field'],
    ['an area in words', { ...store, areaM2: 'big' }, '/areaM2 wrong_type'],
    [
      'hours of an eighth weekday',
      { ...store, hours: [{ weekday: 8, opens: '09:00', closes: '18:00' }] },
      '/hours/0/weekday invalid_value',
    ],
    ['hours that are no list', { ...store, hours: '9-18' }, '/hours wrong_type'],
    [
      'a seller who is perhaps active',
      { type: 'seller', tenantId: 'a', id: 'v', name: 'V', storeId: 's', active: 'yes' },
      '/active wrong_type',
    ],
  ])('finds %s', (_, value, expected) => {
    expect(found(value)).toEqual([expected]);
  });

  it('says for catalogue fields too what is expected', () => {
    const messageOf = (change: object) => explainMessage(JSON.stringify({ ...store, ...change }))[0]?.message;
    expect(messageOf({ areaM2: 'x' })).toBe('A number is expected, without quotes.');
    expect(messageOf({ hours: 'x' })).toBe('A list is expected: [ … ].');
    expect(messageOf({ hours: [{ weekday: 1, opens: '9h', closes: '18:00' }] })).toContain('09:30');
  });
});

it('pointers escape their two special characters', () => {
  expect(pointerOf(['a/b', 'c~d', 0])).toBe('/a~1b/c~0d/0');
});
