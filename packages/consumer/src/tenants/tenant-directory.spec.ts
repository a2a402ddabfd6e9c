import { describe, expect, it } from '@jest/globals';
import { type MasterKeys, newTenantKey, wrapKey } from '@vitrine/privacy';
import { TenantDirectory } from './tenant-directory.js';

const masterKeys: MasterKeys = [Buffer.alloc(32, 7)];

/** A directory on a store with one tenant; `put` gives the tenant another key, or takes the tenant away. */
function aDirectory() {
  let key: Buffer | undefined = newTenantKey();
  let [asked, questions] = [0, 0];
  let nowMs = 0;
  const store = {
    tenants: {
      among: async (ids: readonly string[]) => {
        questions += 1;
        return new Set(ids.filter((id) => id === TENANT && key));
      },
      find: async (id: string) => {
        asked += 1;
        return key && { id, currency: 'BRL' };
      },
    },
    tenantKeys: { find: async (id: string) => key && wrapKey(key, id, masterKeys) },
  };
  const directory = new TenantDirectory(
    store as unknown as ConstructorParameters<typeof TenantDirectory>[0],
    masterKeys,
    {
      nowMs: () => nowMs,
    },
  );
  const at = async (seconds: number) => {
    nowMs = seconds * 1_000;
    await directory.load([TENANT]);
    return directory.get(TENANT)?.key;
  };
  return {
    at,
    forget: () => directory.forget(TENANT),
    asked: () => asked,
    questions: () => questions,
    load: (ids: readonly string[]) => directory.load(ids),
    put: (other: Buffer | undefined) => (key = other),
    key: () => key,
  };
}

const TENANT = 'loja-teste';

describe('tenants in memory', () => {
  it('are asked for once a minute, so that another key is used soon and everywhere', async () => {
    const { at, asked, put, key } = aDirectory();
    const old = key();
    expect(await at(0)).toEqual(old);
    put(newTenantKey());
    expect(await at(59)).toEqual(old);
    expect(asked()).toBe(1);
    expect(await at(60)).toEqual(key());
  });

  it('that nobody has, thousands of them, take one question', async () => {
    const { load, asked, questions } = aDirectory();
    await load([TENANT, ...Array.from({ length: 5_000 }, (_, index) => `invented-${index}`)]);
    expect([questions(), asked()]).toEqual([1, 1]);
  });

  it('that are gone are strangers', async () => {
    const { at, put } = aDirectory();
    await at(0);
    put(undefined);
    expect(await at(61)).toBeUndefined();
  });

  it('that are forgotten are asked for at once, and answered as before until then', async () => {
    const { at, forget, asked, put } = aDirectory();
    const old = await at(0);
    put(undefined);
    forget();
    expect(asked()).toBe(1);
    expect(await at(1)).toBeUndefined();
    expect(old).toBeDefined();
  });
});
