import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { customerToken } from './customer-token.js';
import { maskPayload } from './mask-payload.js';
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

const identifiers = { ticketId: true, registerId: true, eventId: true, lines: [{ productId: true }] } as const;

describe('a masked payload', () => {
  it('keeps its shape and shows nobody', () => {
    const payload = {
      ticketId: '12345678901',
      soldAt: '2026-11-20T10:00:00-03:00',
      customer: { name: 'Ana', tags: ['vip'], 'ana@example.com': 1, id: null },
      note: 'ligar para ana@example.com ou 11 91234-5678',
      CPF: '123.456.789-09',
      lines: [{ unitPrice: '19.90', productId: 'ana@example.com' }],
    };
    const masked = maskPayload(JSON.stringify(payload), identifiers);
    expect(JSON.parse(masked)).toEqual({
      ticketId: '12345678901',
      soldAt: '2026-11-20T10:00:00-03:00',
      customer: { name: '***', tags: ['***'], '***': '***', id: null },
      note: 'ligar para *** ou ***',
      CPF: '***',
      lines: [{ unitPrice: '19.90', productId: '***' }],
    });
  });

  it('knows a person under names that no contract has, and a document that is nothing but digits', () => {
    const payload = {
      customer_name: 'Ana',
      telefoneCliente: 11912345678,
      observacao: '12345678909',
      codigo: 12345678909,
      total: 1234567.5,
    };
    const masked = { customer_name: '***', telefoneCliente: '***', observacao: '***', codigo: '***', total: 1234567.5 };
    expect(JSON.parse(maskPayload(JSON.stringify(payload)))).toEqual(masked);
  });

  it('says of what is no JSON only how long it is', () => {
    expect(maskPayload('Ana Souza')).toBe('(9 bytes that are no JSON)');
    expect(maskPayload(null)).toBe('');
    expect(maskPayload(JSON.stringify({ a: 'x'.repeat(9_000) }))).toHaveLength(8_001);
  });

  const MB = 1_000_000;
  /** The text as it is shown; a little shorter than the whole, which has a limit of its own. */
  const masked = (text: string) => maskPayload(JSON.stringify([text])).replace(/^\["|"\]$|"?\]?…$/gu, '');
  it.each([
    { of: 'letters', text: 'a'.repeat(MB), start: '["aaa' },
    { of: 'letters and dots', text: 'a.'.repeat(MB / 2), start: '["a.a.' },
    { of: 'at signs', text: '@'.repeat(MB), start: '["@@@' },
    { of: 'digits', text: '1'.repeat(MB), start: '["***…"]' },
    { of: 'an address', text: `${'a'.repeat(MB)}@example.com`, start: '["***…"]' },
    { of: 'addresses', text: 'a@'.repeat(MB / 2), start: '["***…"]' },
    { of: 'short numbers', text: '1234567x'.repeat(MB / 8), start: '["1234567x1234567x' },
  ])('is done soon with a megabyte of $of', ({ text, start }) => {
    expect(maskPayload(JSON.stringify([text]))).toMatch(new RegExp(`^${start.replace(/[.*[\]]/g, '\\$&')}`, 'u'));
    expect(maskPayload(JSON.stringify({ [text]: 1 })).length).toBeLessThanOrEqual(8_001);
    expect(maskPayload(JSON.stringify(Array(100).fill(text.slice(0, 10_000)))).length).toBeLessThanOrEqual(8_001);
  });

  it.each(['ana.souza@example.com', '11 91234-5678', '(11) 91234-5678', '123.456.789-09', '+55 11 91234 5678'])(
    'does not show the first half of %s, wherever the cut falls',
    (value) => {
      for (let before = 7_998 - value.length; before <= 8_001; before++) {
        const shown = masked(`${'x'.repeat(before - 1)} ${value} ${'y'.repeat(100)}`);
        expect(shown).toMatch(/^x+/u);
        expect(shown).not.toMatch(/ana|@|\d{3}|\d-/u);
      }
    },
  );

  it('does not look into what is larger than a ticket may be', () => {
    expect(maskPayload(Buffer.alloc(21_000_000, '['))).toBe('(21000000 bytes, too many to show)');
  });

  it('masks a written document or phone under the name of an identifier too, and no uuid', () => {
    const uuid = '12345678-1234-4234-8234-123456789012';
    const payload = {
      registerId: '529.982.247-25',
      ticketId: '(11) 91234-5678',
      eventId: '529.982.247-25',
      other: uuid,
    };
    expect(JSON.parse(maskPayload(JSON.stringify(payload), identifiers))).toEqual({
      registerId: '***',
      ticketId: '***',
      eventId: '***',
      other: uuid,
    });
  });

  it('keeps the long number of a known identifier, and of no other field of that name', () => {
    const gtin = '07891234567895';
    const payload = {
      ticketId: '20261120-000123',
      lines: [{ productId: gtin, lineKey: gtin }],
      productId: gtin,
      'lines.productId': gtin,
      nested: { ticketId: 12345678901, lines: { productId: gtin } },
      soldAt: '2026-11-20 10:00:00-03:00',
      total: 12.300000000000001,
    };
    expect(JSON.parse(maskPayload(JSON.stringify(payload), identifiers))).toEqual({
      ticketId: '20261120-000123',
      lines: [{ productId: gtin, lineKey: '***' }],
      productId: '***',
      'lines.productId': '***',
      nested: { ticketId: '***', lines: { productId: '***' } },
      soldAt: '2026-11-20 10:00:00-03:00',
      total: 12.300000000000001,
    });
  });

  it('never shows a CPF outside the known identifiers, however it is written and wherever it stands', () => {
    const names = fc.oneof(
      fc.constantFrom('clienteId', 'userKey', 'ticketId', 'id', 'lines', 'obs', 'productId', '*', '0', '__proto__'),
      fc.string({ maxLength: 8 }),
    );
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
      fc.property(fc.dictionary(names, place, { minKeys: 1, maxKeys: 3 }), (payload) => {
        const shown = JSON.parse(maskPayload(JSON.stringify({ unknown: payload, list: [payload] }), identifiers));
        for (const text of textsOf(shown)) expect(text.replace(/\D/gu, '')).not.toMatch(/\d{8}/u);
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
