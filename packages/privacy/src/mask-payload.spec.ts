import { describe, expect, it } from '@jest/globals';
import type { ShownFields } from '@vitrine/contracts';
import fc from 'fast-check';
import { maskPayload, maskPointer } from './mask-payload.js';

const shown: ShownFields = {
  ...{
    ticketId: 'code',
    registerId: 'code',
    eventId: 'code',
    soldAt: 'instant',
    status: new Set(['closed', 'voided']),
  },
  ...{ currency: 'currency', timeZone: 'timeZone', active: 'boolean', opens: 'timeOfDay' },
  lines: [{ productId: 'code', quantity: 'number', unitPrice: 'number' }],
};
const masked = (payload: unknown): unknown => JSON.parse(maskPayload(JSON.stringify(payload), shown));

describe('a masked payload', () => {
  it('keeps its shape, shows what looks as it should, and nobody', () => {
    const payload = {
      ticketId: '12345678901',
      soldAt: '20/11/2026 10:00',
      status: 'fechado',
      customer: { name: 'Ana', tags: ['vip'], 'ana@example.com': 1, 'Ana Souza': 2, id: null },
      note: 'ligar para Ana',
      CPF: 12345678909,
      lines: [{ unitPrice: 19.900000000000002, quantity: 'duas', productId: 'ana@example.com' }],
    };
    expect(masked(payload)).toEqual({
      ...payload,
      status: '*** (7, text)',
      customer: {
        ...{ name: '*** (3, text)', tags: ['*** (3, text)'], id: null },
        ...{ '*** (15, e-mail)': '*** (1, number)', '*** (9, text)': '*** (1, number)' },
      },
      note: '*** (14, text)',
      CPF: '*** (11, number)',
      lines: [{ unitPrice: 19.900000000000002, quantity: '*** (4, text)', productId: '*** (15, e-mail)' }],
    });
  });

  it.each([
    { of: 'JSON in JSON', payload: JSON.stringify({ customer: { name: 'Maria Silva' } }) },
    { of: 'a text under data', payload: { data: JSON.stringify({ name: 'Maria Silva' }) } },
    { of: 'bytes of CloudEvents', payload: { data_base64: Buffer.from('Maria Silva').toString('base64') } },
    { of: 'unknown fields', payload: { consumidor: 'Maria Silva', destinatario: { logradouro: 'Rua A 12' } } },
    { of: 'free text', payload: { ticketId: 'T1', observacao: 'Maria Silva pediu troca' } },
    { of: 'a record where a text should be', payload: { ticketId: { name: 'Maria Silva' }, soldAt: ['Maria Silva'] } },
    { of: 'JSON in a known field', payload: { ticketId: '{"name":"Maria Silva"}', status: '["Maria Silva"]' } },
    { of: 'a day and a number of a person', payload: { nascimento: '1980-05-01', cep: 1310100 } },
    { of: 'a name for a field', payload: { 'Maria Silva': 1, lines: { 'Maria Silva': 1 } } },
  ])('shows nobody in $of', ({ payload }) => {
    const text = maskPayload(JSON.stringify(payload), shown);
    expect(text).not.toMatch(/Maria|Silva|Rua|TWFyaWE|1980|1310100/u);
    expect(text).toContain('***');
  });

  it.each([
    { field: 'ticketId', shows: 'T-1', hides: 'Maria Silva' },
    { field: 'ticketId', shows: 'loja-07/caixa-3/000123', hides: 'maria-silva' },
    { field: 'ticketId', shows: '12345678901', hides: '52998224725' },
    { field: 'ticketId', shows: '7891234567895', hides: '4111111111111111' },
    { field: 'ticketId', shows: 'SKU9.b', hides: 'MariaSilva7' },
    { field: 'ticketId', shows: '20261120000123', hides: 'T-529.982.247-25' },
    { field: 'ticketId', shows: '3f2504e04f8911d39a0c0305e82c3301', hides: 'Rua_Augusta_1200' },
    { field: 'ticketId', shows: 'store', hides: 'Ana' },
    { field: 'ticketId', shows: '0', hides: '11987654321' },
    { field: 'ticketId', shows: '1130421234567', hides: '5511987654321' },
    { field: 'ticketId', shows: 'token-q0yq1mKx3sFf7l2bq1o9Jw', hides: '00052998224725' },
    { field: 'ticketId', shows: '12345678000100', hides: '12345678000195' },
    { field: 'status', shows: 'voided', hides: 'Rua Augusta, 1200' },
    { field: 'currency', shows: 'brl', hides: 'Ana' },
    { field: 'timeZone', shows: 'America/Sao_Paulo', hides: 'Maria/Silva' },
    { field: 'soldAt', shows: '2026-11-20T10:00:00.5-03:00', hides: '+55 11 98765-4321' },
    { field: 'opens', shows: '9:30', hides: 'nove' },
    { field: 'active', shows: 'true', hides: 'Maria' },
  ])('shows $shows as $field, and hides $hides', ({ field, shows, hides }) => {
    expect(masked({ [field]: shows })).toEqual({ [field]: shows });
    const text = maskPayload(JSON.stringify({ [field]: hides }), shown);
    expect(text).toMatch(new RegExp(`"\\*\\*\\* \\(${hides.length}, [a-z-]+\\)"`, 'u'));
    expect(text).not.toContain(hides);
  });

  it.each([
    { shows: '12,50', hides: '52998224725' },
    { shows: '-1.234,50', hides: 'R$ 12,50 Maria' },
    { shows: '0.0001', hides: '12345678.90' },
  ])('shows the number $shows however a till writes it, and hides $hides', ({ shows, hides }) => {
    expect(masked({ lines: [{ unitPrice: shows }] })).toEqual({ lines: [{ unitPrice: shows }] });
    expect(maskPayload(JSON.stringify({ lines: [{ unitPrice: hides }] }), shown)).not.toContain(hides);
  });

  it('keeps two fields apart whose names are hidden alike', () => {
    expect(masked({ 'Ana Souza': null, 'Eva Souza': null })).toEqual({
      '*** (9, text)': null,
      '*** (9, text) 2': null,
    });
  });

  it('points at fields and places, and repeats no name of a stranger', () => {
    expect(maskPointer('/lines/0/quantity', shown)).toBe('/lines/0/quantity');
    expect(maskPointer('', shown)).toBe('');
    expect(maskPointer('/Maria Silva/0', shown)).toBe('/*** (11, text)/0');
  });

  it('reads past the byte order mark of Windows, as processing does', () => {
    expect(maskPayload('\uFEFF{"id":"Ana"}')).toBe('{"id":"*** (3, text)"}');
  });

  it('says of what is no JSON only how long it is', () => {
    expect(maskPayload('Ana Souza')).toBe('(9 bytes that are no JSON)');
    expect(maskPayload(null)).toBe('');
    expect(maskPayload(JSON.stringify(Array(3_000).fill('x')))).toHaveLength(8_001);
  });

  const HALF_A_MB = 500_000;
  it.each([
    { of: 'letters', text: 'a'.repeat(HALF_A_MB) },
    { of: 'letters and dots', text: 'a.'.repeat(HALF_A_MB / 2) },
    { of: 'at signs', text: '@'.repeat(HALF_A_MB) },
    { of: 'digits', text: '1'.repeat(HALF_A_MB) },
    { of: 'an address', text: `${'a'.repeat(HALF_A_MB)}@example.com` },
    { of: 'addresses', text: 'a@'.repeat(HALF_A_MB / 2) },
  ])('does not show half a megabyte of $of', ({ text }) => {
    const mask = `*** (${text.length}, text)`;
    expect(masked({ ticketId: text, status: text })).toEqual({ ticketId: mask, status: mask });
    expect(masked({ [text]: 1 })).toEqual({ [mask]: '*** (1, number)' });
  });

  it('does not look into what is larger than a ticket may be', () => {
    expect(maskPayload(Buffer.alloc(21_000_000, '['))).toBe('(21000000 bytes, too many to show)');
  });

  it('masks a written document or phone under the name of an identifier too, and no uuid', () => {
    const uuid = '12345678-1234-4234-8234-123456789012';
    const payload = { registerId: '529.982.247-25', ticketId: '(11) 91234-5678', eventId: uuid };
    expect(masked(payload)).toEqual({ registerId: '*** (14, document)', ticketId: '*** (15, phone)', eventId: uuid });
  });

  it('keeps the long number of a known identifier, and of no other field of that name', () => {
    const gtin = '07891234567895';
    const payload = {
      ticketId: 20261120000123,
      lines: [{ productId: gtin, lineKey: gtin, quantity: gtin }],
      productId: gtin,
      'lines.productId': gtin,
      nested: { ticketId: 12345678901, lines: { productId: gtin } },
      soldAt: '2026-11-20 10:00:00-03:00',
    };
    expect(masked(payload)).toEqual({
      ticketId: 20261120000123,
      lines: [{ productId: gtin, lineKey: '*** (14, number)', quantity: '*** (14, number)' }],
      productId: '*** (14, number)',
      '*** (15, text)': '*** (14, number)',
      nested: { ticketId: '*** (11, number)', lines: { productId: '*** (14, number)' } },
      soldAt: '2026-11-20 10:00:00-03:00',
    });
  });

  /** Names that occur in events and names that do not: neither may reveal a place that the contract does not know. */
  const names = fc.oneof(
    fc.constantFrom('clienteId', 'userKey', 'ticketId', 'id', 'lines', 'obs', 'productId', 'status', '0', '__proto__'),
    fc.string({ maxLength: 8 }),
  );

  it('shows no value of a field that the contract does not know, whatever it is and wherever it stands', () => {
    const secret = fc.constantFrom('Qzyx Wvut', 'Qzyx', '{"a":"Qzyx"}');
    const place = fc.letrec((tie) => ({
      any: fc.oneof(
        { weight: 2, arbitrary: secret },
        { weight: 1, arbitrary: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) },
        { weight: 2, arbitrary: fc.dictionary(names, tie('any'), { minKeys: 1, maxKeys: 3 }) },
      ),
    })).any;
    fc.assert(
      fc.property(place, fc.constantFrom('ticketId', 'lines', 'soldAt'), (payload, known) => {
        const whole = {
          unknown: payload,
          list: [payload],
          [known]: { unknown: payload },
          text: JSON.stringify(payload),
        };
        const shownText = maskPayload(JSON.stringify(whole), shown);
        expect(shownText).not.toContain('Qzyx');
        const nested = JSON.stringify(whole);
        expect(maskPayload(JSON.stringify(nested), shown)).toBe(`"*** (${nested.length}, text)"`);
        expect(leavesOf(JSON.parse(shownText))).toBe(leavesOf(JSON.parse(JSON.stringify(whole))));
      }),
      { numRuns: 1_000 },
    );
  });

  it('hides a field that is called by a long number, a document or not', () => {
    expect(textsOf(masked({ clienteId: { x00000000000: 1 } })).join()).not.toContain('00000000');
  });

  it('never shows a CPF outside the known identifiers, however it is written and wherever it stands', () => {
    const around = fc.constantFrom('', ' ', 'CPF: ', 'x', '; ', '#', '"');
    const written = fc.tuple(around, someCpf, around).map(([before, cpf, after]) => `${before}${cpf}${after}`);
    const asNumber = someCpf.map((cpf) => Number(cpf.replace(/\D/gu, ''))).filter((cpf) => cpf > 9_999_999);
    const place = fc.letrec((tie) => ({
      any: fc.oneof(
        { weight: 3, arbitrary: fc.oneof(written, asNumber) },
        { weight: 1, arbitrary: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) },
        { weight: 2, arbitrary: fc.dictionary(fc.oneof(names, written), tie('any'), { minKeys: 1, maxKeys: 3 }) },
      ),
    })).any;
    fc.assert(
      fc.property(fc.dictionary(names, place, { minKeys: 1, maxKeys: 3 }), written, (payload, cpf) => {
        const whole = { unknown: payload, list: [payload], status: cpf, soldAt: payload, lines: [{ quantity: cpf }] };
        expect(textsOf(masked(whole)).filter((text) => /\d{8}/u.test(text.replace(/\D/gu, '')))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** A CPF with its two check digits, bare or with the usual marks between. */
const someCpf = fc
  .tuple(
    fc.array(fc.nat(9), { minLength: 9, maxLength: 9 }),
    fc.constantFrom('', '..-', '  -', '   ', '---', '__-', '., '),
  )
  .map(([digits, [first = '', second = '', third = '']]) => {
    const check = (some: number[]) => {
      const rest = some.reduce((sum, digit, at) => sum + digit * (some.length + 1 - at), 0) % 11;
      return rest < 2 ? 0 : 11 - rest;
    };
    const ten = [...digits, check(digits)];
    const all = [...ten, check(ten)].join('');
    return `${all.slice(0, 3)}${first}${all.slice(3, 6)}${second}${all.slice(6, 9)}${third}${all.slice(9)}`;
  });

/** Every text of a value, names of fields included. */
function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([name, item]) => [name, ...textsOf(item)]);
}

/** How many values there are: what is masked stays in its place. */
function leavesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + leavesOf(item), 0);
}
