import { describe, expect, it } from '@jest/globals';
import { customerToken } from './customer-token.js';
import { maskPayload } from './mask-payload.js';
import { newTenantKey, PrivacyKeyError, parseMasterKey, unwrapKey, wrapKey } from './tenant-key.js';

const master = parseMasterKey('ab'.repeat(32));

describe("a tenant's key", () => {
  it('comes back for the same tenant under the same master key, and for nobody else', () => {
    const key = newTenantKey();
    const wrapped = wrapKey(key, 'loja', master);
    expect(unwrapKey(wrapped, 'loja', master).equals(key)).toBe(true);
    expect(() => unwrapKey(wrapped, 'outra', master)).toThrow(PrivacyKeyError);
    expect(() => unwrapKey(wrapped, 'loja', parseMasterKey('cd'.repeat(32)))).toThrow(PrivacyKeyError);
    expect(() => unwrapKey('v1.AAAA', 'loja', master)).toThrow('damaged');
    expect(() => parseMasterKey('short')).toThrow('64 hexadecimal');
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
    const masked = maskPayload(JSON.stringify(payload));
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
});
