import { describe, expect, it } from '@jest/globals';
import { type MasterKeys, newTenantKey, unwrapKey, wrapKey } from '@vitrine/privacy';
import { rewrapKeys } from './rewrap-keys.js';

const [old, next]: [MasterKeys, MasterKeys] = [[Buffer.alloc(32, 1)], [Buffer.alloc(32, 2)]];

/** Stored keys, with Postgres's answers at our own port. */
function aStore(stored: Map<string, string>) {
  return {
    tenantKeys: {
      all: async () => [...stored].map(([tenantId, wrappedKey]) => ({ tenantId, wrappedKey })),
      replace: async (tenantId: string, from: string, to: string) =>
        stored.get(tenantId) === from && Boolean(stored.set(tenantId, to)),
    },
  } as unknown as Parameters<typeof rewrapKeys>[0];
}

describe('another master key', () => {
  it('takes every tenant key over once, and leaves alone what nobody can open', async () => {
    const [key, lost] = [newTenantKey(), newTenantKey()];
    const unopened = wrapKey(lost, 'perdida', [Buffer.alloc(32, 3)]);
    const stored = new Map([
      ['loja', wrapKey(key, 'loja', old)],
      ['perdida', unopened],
    ]);
    const both: MasterKeys = [next[0], old[0]];
    expect(await rewrapKeys(aStore(stored), both)).toBe(1);
    expect(await rewrapKeys(aStore(stored), both)).toBe(0);
    expect(unwrapKey(stored.get('loja') ?? '', 'loja', next).equals(key)).toBe(true);
    expect(stored.get('perdida')).toBe(unopened);
  });
});
