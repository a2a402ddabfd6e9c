import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PrivacyKeyError, parseMasterKeys } from './tenant-key.js';
import { type KeptTenantKeys, TenantSeals } from './tenant-seals.js';

class KeysInMemory implements KeptTenantKeys {
  readonly kept = new Map<string, string>();
  async find(tenantId: string): Promise<string | undefined> {
    return this.kept.get(tenantId);
  }
  async putIfAbsent(tenantId: string, wrapped: string): Promise<string | undefined> {
    if (tenantId === 'gone') return undefined;
    if (!this.kept.has(tenantId)) this.kept.set(tenantId, wrapped);
    return this.kept.get(tenantId);
  }
}
const master = parseMasterKeys('ab'.repeat(32));

describe('a sealed secret', () => {
  it('comes back as it was, whatever it holds, and no two seals look alike', async () => {
    const seals = new TenantSeals(new KeysInMemory(), master);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const [one, other] = [await seals.seal('loja', 'url', text), await seals.seal('loja', 'url', text)];
        expect(one).not.toBe(other);
        expect(await seals.open('loja', 'url', one)).toBe(text);
      }),
    );
  });

  it('opens for its tenant and its purpose only', async () => {
    const keys = new KeysInMemory();
    const seals = new TenantSeals(keys, master);
    const sealed = await seals.seal('loja', 'url of 1', 'https://hooks.example/x');
    await seals.seal('outra', 'url of 1', 'y');
    await expect(seals.open('outra', 'url of 1', sealed)).rejects.toBeInstanceOf(PrivacyKeyError);
    await expect(seals.open('loja', 'url of 2', sealed)).rejects.toBeInstanceOf(PrivacyKeyError);
    await expect(seals.open('loja', 'url of 1', `${sealed.slice(0, -4)}AAAA`)).rejects.toThrow('does not open');
    await expect(seals.open('loja', 'url of 1', 's0.x')).rejects.toThrow('does not open');
    keys.kept.delete('loja');
    await expect(seals.open('loja', 'url of 1', sealed)).rejects.toThrow('has no key');
    await expect(seals.seal('gone', 'url', 'x')).rejects.toBeInstanceOf(PrivacyKeyError);
  });
});
