import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { customerToken } from './customer-token.js';
import { maskPayload, type ShownFields } from './mask-payload.js';
import { newTenantKey, PrivacyKeyError, parseMasterKeys, rewrapKey, unwrapKey, wrapKey } from './tenant-key.js';

const master = parseMasterKeys('ab'.repeat(32));

describe("a tenant's key", () => {
  it('comes back for the same tenant under the same master key, and for nobody else', () => {
    const key = newTenantKey();
    const wrapped = wrapKey(key, 'loja', master);
    expect(unwrapKey(wrapped, 'loja', master).equals(key)).toBe(true);
    expect(() => unwrapKey(wrapped, 'outra', master)).toThrow(PrivacyKeyError);
    expect(() => unwrapKey(wrapped, 'loja', parseMasterKeys('cd'.repeat(32)))).toThrow(PrivacyKeyError);
    expect(() => unwrapKey('v1.AAAA', 'loja', master)).toThrow('damaged');
    expect(() => parseMasterKeys('short')).toThrow('64 hexadecimal');
  });

  it('moves from one master key to the next while both are known, and stays itself', () => {
    const [old, next] = ['ab'.repeat(32), 'cd'.repeat(32)];
    const key = newTenantKey();
    const wrapped = wrapKey(key, 'loja', parseMasterKeys(old));
    const both = parseMasterKeys(`${next},${old}`);
    expect(unwrapKey(wrapped, 'loja', both).equals(key)).toBe(true);
    const moved = rewrapKey(wrapped, 'loja', both) ?? '';
    expect(unwrapKey(moved, 'loja', parseMasterKeys(next)).equals(key)).toBe(true);
    expect(() => unwrapKey(moved, 'loja', parseMasterKeys(old))).toThrow('does not open');
    expect(rewrapKey(moved, 'loja', both)).toBeUndefined();
    expect(rewrapKey(wrapped, 'loja', parseMasterKeys(next))).toBeUndefined();
    expect(rewrapKey('v1.AAAA', 'loja', both)).toBeUndefined();
    expect(() => parseMasterKeys(`${next},`)).toThrow('64 hexadecimal');
  });
});

describe('a customer token', () => {
  const key = Buffer.alloc(32, 7);
  it('follows the strongest identifier in its normal form', () => {
    expect(customerToken(key, { taxId: '123.456.789-09', name: 'Ana' })).toBe(
      customerToken(key, { taxId: '12345678909', name: 'Outra' }),
    );
    expect(customerToken(key, { phone: '+55 (11) 9' })).toBe(customerToken(key, { phone: '55119' }));
    expect(customerToken(key, { name: 'José  da Silva' })).toBe(customerToken(key, { name: 'jose da silva' }));
    expect(customerToken(key, { id: '1' })).not.toBe(customerToken(key, { taxId: '1' }));
    expect(customerToken(key, {})).toBe('');
  });
});

const shown: ShownFields = {
  ...{ ticketId: 'identifier', registerId: 'identifier', eventId: 'identifier', soldAt: 'value', status: 'value' },
  lines: [{ productId: 'identifier', quantity: 'value', unitPrice: 'value' }],
};
const masked = (payload: unknown): unknown => JSON.parse(maskPayload(JSON.stringify(payload), shown));

describe('a masked payload', () => {
  it('keeps its shape, shows what is known, and nobody', () => {
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
      customer: { name: '***', tags: ['***'], '***': '***', '*** 2': '***', id: null },
      note: '***',
      CPF: '***',
      lines: [{ ...payload.lines[0], productId: '***' }],
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

  it('reads past the byte order mark of Windows, as processing does', () => {
    expect(maskPayload('\uFEFF{"a":"Ana"}')).toBe('{"a":"***"}');
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
    expect(masked({ ticketId: text, status: text })).toEqual({ ticketId: '***', status: '***' });
    expect(masked({ [text]: 1 })).toEqual({ '***': '***' });
  });

  it('does not look into what is larger than a ticket may be', () => {
    expect(maskPayload(Buffer.alloc(21_000_000, '['))).toBe('(21000000 bytes, too many to show)');
  });

  it('masks a written document or phone under the name of an identifier too, and no uuid', () => {
    const uuid = '12345678-1234-4234-8234-123456789012';
    const payload = { registerId: '529.982.247-25', ticketId: '(11) 91234-5678', eventId: uuid };
    expect(masked(payload)).toEqual({ registerId: '***', ticketId: '***', eventId: uuid });
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
      lines: [{ productId: gtin, lineKey: '***', quantity: '***' }],
      productId: '***',
      '***': '***',
      nested: { ticketId: '***', lines: { productId: '***' } },
      soldAt: '2026-11-20 10:00:00-03:00',
    });
  });

  /** Names that occur in events and names that do not: neither may open a place that the contract does not know. */
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
        expect(maskPayload(JSON.stringify(JSON.stringify(whole)), shown)).toBe('"***"');
        expect(leavesOf(JSON.parse(shownText))).toBe(leavesOf(JSON.parse(JSON.stringify(whole))));
      }),
      { numRuns: 1_000 },
    );
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
