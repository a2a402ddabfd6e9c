import { describe, expect, it } from '@jest/globals';
import { customerToken } from './customer-token.js';
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
