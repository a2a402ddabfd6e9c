import { expect, it } from '@jest/globals';
import type { StoreRow } from '../stores.js';
import { Directory } from './directory.js';

/** A catalogue whose stores are named after how often they were read. */
function world() {
  const clock = { nowMs: 0 };
  const reads = { count: 0, fail: false };
  const stores = {
    load: async () => {
      reads.count++;
      if (reads.fail) throw new Error('away');
      return [{ storeId: `read ${reads.count}` } as StoreRow];
    },
  };
  const nothing = { load: async () => [] };
  const directory = new Directory(
    stores,
    nothing,
    nothing as never,
    { ready: async () => new Set<string>() },
    () => clock.nowMs,
  );
  const at = async (nowMs: number) => {
    clock.nowMs = nowMs;
    const [store] = await directory.storesOf('t');
    return store?.storeId;
  };
  return { at, reads };
}

it('reads once for all who ask within some seconds', async () => {
  const { at, reads } = world();
  expect([await at(0), await at(1), await at(3_999), reads.count]).toEqual(['read 1', 'read 1', 'read 1', 1]);
});

it('lets nobody wait where somebody asks all the time, and is never older than five seconds', async () => {
  const { at, reads } = world();
  await at(0);
  expect([await at(4_000), reads.count]).toEqual(['read 1', 2]);
  expect([await at(4_001), await at(7_999), reads.count]).toEqual(['read 2', 'read 2', 2]);
  expect(await at(9_000)).toBe('read 3');
});

it('keeps what it has where reading ahead fails, and tells the failure only when that is too old', async () => {
  const { at, reads } = world();
  await at(0);
  reads.fail = true;
  expect([await at(4_500), await at(4_999)]).toEqual(['read 1', 'read 1']);
  await expect(at(5_000)).rejects.toThrow('away');
  reads.fail = false;
  expect(await at(5_001)).toBe('read 4');
});
