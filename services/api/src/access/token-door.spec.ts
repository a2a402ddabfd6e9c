import { describe, expect, it } from '@jest/globals';
import type { MetricQuery } from '@vitrine/contracts';
import { idToken, newTenantKey, parseMasterKeys, protectText, wrapKey } from '@vitrine/privacy';
import { TokenDoor } from './token-door.js';

const masterKeys = parseMasterKeys('ab'.repeat(32));
const key = newTenantKey();
const keys = { find: async (tenantId: string) => (tenantId === 't' ? wrapKey(key, 't', masterKeys) : undefined) };
const door = new TokenDoor(keys, masterKeys);

const asking = (dimension: 'seller' | 'channel' | 'product' | 'region', value: string): MetricQuery => ({
  metrics: ['netSales'],
  period: { from: '2026-11-01', to: '2026-11-02' },
  filters: [{ dimension, in: [value, 'x'] }],
});

describe('what a caller asks for', () => {
  it.each([
    { dimension: 'seller', value: 'maria@example.com' },
    { dimension: 'seller', value: '52998224725' },
    { dimension: 'channel', value: '529.982.247-25' },
  ] as const)('as $dimension $value is found by its token', async ({ dimension, value }) => {
    expect(await door.query('t', asking(dimension, value))).toEqual(asking(dimension, idToken(key, value)));
  });

  it.each([
    { dimension: 'seller', value: 'v1' },
    { dimension: 'channel', value: '52998224725' },
    { dimension: 'product', value: 'maria@example.com' },
    { dimension: 'region', value: 'Sul' },
  ] as const)('as $dimension $value stays as it is', async ({ dimension, value }) => {
    const query = asking(dimension, value);
    expect(await door.query('t', query)).toBe(query);
  });

  it('as a region is found by the text that the catalogue keeps', async () => {
    const { filters } = await door.query('t', asking('region', 'Sul 11987654321'));
    expect(filters?.[0]?.in[0]).toMatch(/^Sul token-[\w-]{22}$/u);
  });

  it('in a text of the catalogue is found by its token, whose tenant has a key', async () => {
    const token = protectText(key, 'maria@example.com').text;
    expect(await door.text('t', 'Vale MARIA@example.com')).toBe(`Vale ${token}`);
    expect(await door.text('t', 'Vale 7891234567895')).toBe('Vale 7891234567895');
    expect(await door.text('u', 'maria@example.com')).toBe('maria@example.com');
  });

  it('stays as it is of a tenant without a key, and where no key is configured', async () => {
    const query = asking('seller', 'maria@example.com');
    expect(await door.query('u', query)).toBe(query);
    expect(await new TokenDoor(keys, undefined).query('t', query)).toBe(query);
  });

  it('is granted by the same names', async () => {
    const grants = [
      { kind: 'self', value: '52998224725' },
      { kind: 'store', value: 's1' },
    ] as const;
    expect(await door.grants('t', grants)).toEqual([{ kind: 'self', value: idToken(key, '52998224725') }, grants[1]]);
  });
});
