import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CompanionAnswers } from '../companions/companions.js';
import { PairAnswers } from '../companions/pairs.js';
import type { BasketIndex } from '../index/basket-index.js';
import { openIndex } from '../index/open-index.js';
import { readIndex } from '../index/read-index.js';
import { type DatedChoice, firstChoice } from '../ranking/choice-source.js';
import { MemoryCounts, type Sold, sourcesOf } from '../testing/memory-counts.js';
import { IndexDisk } from './index-disk.js';

const OF = { tenantId: 'loja' };
const HOUR_MS = 3_600_000;
const LAID_AT_MS = Date.UTC(2026, 10, 30);
const sold: Sold[] = ['s1', 's2', 's3'].flatMap((store): Sold[] => [
  [store, 40, 'pão', 'leite'],
  [store, 12, 'pão', '"queijo"\n'],
  [store, 9, 'leite', '"queijo"\n', store],
  [store, 30, 'x'],
]);
const decays: DatedChoice = { chosenAtMs: 7, choice: { ...firstChoice.choice, halfLifeWeeks: 8 } };

const indexOf = (chosen = firstChoice, of = OF): Promise<BasketIndex> =>
  readIndex(sourcesOf(new MemoryCounts(sold), chosen), of);

/** All that this index answers of its products. */
async function answersOf(index: BasketIndex): Promise<unknown> {
  const indexes = { of: async () => index };
  const asked = { ...OF, storeId: 's1', limit: 5, mayLearnFromNetwork: true };
  const decided = { alsoProductIds: ['s2'], withoutProductIds: [] };
  const baskets = index.counts.productIds.map((productId) => ({ ...asked, ...decided, productIds: [productId] }));
  return {
    companions: await Promise.all(baskets.map((basket) => new CompanionAnswers(indexes).answer(basket))),
    pairs: await new PairAnswers(indexes).answer(asked),
    rest: [index.state, index.largeBaskets, [...index.storesWith], index.bytes],
  };
}

describe('indexes on the disk', () => {
  let folder: string;
  let errors: unknown[];
  let nowMs: number;
  beforeEach(async () => {
    nowMs = LAID_AT_MS;
    folder = await mkdtemp(join(tmpdir(), 'indexes-'));
    errors = [];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const diskOf = (more: { mostBytes?: number; leastBytes?: number; folder?: string; database?: string } = {}) =>
    new IndexDisk({
      ...{ folder, database: 'a', mostBytes: 1_000_000, leastBytes: 0 },
      ...more,
      nowMs: () => nowMs,
      onError: (error) => errors.push(error),
    });
  const lay = async (disk: IndexDisk, index: BasketIndex, of: { tenantId: string } = OF) => {
    disk.lay(of, index.data);
    await disk.settled();
  };
  const pathOf = async () => join(folder, (await readdir(folder))[0] as string);

  it.each([
    ['without decay', firstChoice],
    ['with decay', decays],
  ])('answer as before, %s, also after a restart', async (_, chosen) => {
    const index = await indexOf(chosen);
    await lay(diskOf(), index);
    const taken = await diskOf().take(OF);
    expect(taken).toEqual(index.data);
    const again = openIndex({ of: async () => undefined }, OF, taken as BasketIndex['data']);
    expect(await answersOf(again)).toEqual(await answersOf(index));
  });

  it('are taken from memory while they are laid', async () => {
    const index = await indexOf();
    const disk = diskOf();
    disk.lay(OF, index.data);
    expect(await disk.take(OF)).toBe(index.data);
    await disk.settled();
    expect(await disk.take(OF)).not.toBe(index.data);
  });

  it('are not there when a byte is another one, wherever, or when the end is missing', async () => {
    await lay(diskOf(), await indexOf(decays));
    const path = await pathOf();
    const whole = await readFile(path);
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] as number) ^ 0x10;
      await writeFile(path, changed);
      expect([at, await diskOf().take(OF)]).toEqual([at, undefined]);
    }
    await writeFile(path, whole);
    expect(await diskOf().take(OF)).toBeDefined();
    for (const length of [whole.length - 1, 30, 10, 0]) {
      await truncate(path, length);
      expect(await diskOf().take(OF)).toBeUndefined();
    }
    expect(errors).toEqual([]);
  });

  it('are of one tenant, store and database alone', async () => {
    await lay(diskOf(), await indexOf());
    expect(await diskOf().take({ tenantId: 'outra' })).toBeUndefined();
    expect(await diskOf().take({ ...OF, storeId: 's1' } as { tenantId: string })).toBeUndefined();
    expect(await diskOf({ database: 'b' }).take(OF)).toBeUndefined();
    const [name] = await readdir(folder);
    expect(name).not.toContain('loja');
  });

  it('are not there when they are a day old, and go', async () => {
    await lay(diskOf(), await indexOf());
    const disk = diskOf();
    nowMs += 23 * HOUR_MS;
    await disk.sweep();
    expect([await disk.take(OF), disk.bytes > 0]).toEqual([expect.anything(), true]);
    nowMs += 2 * HOUR_MS;
    expect(await disk.take(OF)).toBeUndefined();
    await disk.sweep();
    expect([await readdir(folder), disk.bytes]).toEqual([[], 0]);
  });

  it('take no more together than they may: what was laid first goes first', async () => {
    const index = await indexOf();
    await lay(diskOf(), index, { tenantId: 'a' });
    const one = (await readFile(await pathOf())).length;
    const disk = diskOf({ mostBytes: 2.5 * one });
    for (const tenantId of ['b', 'c']) {
      nowMs += HOUR_MS;
      await lay(disk, index, { tenantId });
    }
    const isThere = async (tenantId: string) => (await disk.take({ tenantId })) !== undefined;
    expect(await Promise.all(['a', 'b', 'c'].map(isThere))).toEqual([false, true, true]);
    await lay(diskOf({ mostBytes: one / 2 }), index, { tenantId: 'd' });
    expect(await isThere('d')).toBe(false);
  });

  it('are not laid where they are small, and what lay there before goes', async () => {
    await lay(diskOf(), await indexOf());
    await lay(diskOf({ leastBytes: 1_000_000 }), await indexOf());
    expect(await readdir(folder)).toEqual([]);
  });

  it('are none where nothing can be written, which is told once', async () => {
    const file = join(folder, 'a file');
    await writeFile(file, '');
    const disk = diskOf({ folder: file });
    const index = await indexOf();
    for (const tenantId of ['a', 'b']) await lay(disk, index, { tenantId });
    await disk.sweep();
    expect(await disk.take({ tenantId: 'a' })).toBeUndefined();
    expect([errors.length, disk.failures > 2]).toEqual([1, true]);
  });
});
