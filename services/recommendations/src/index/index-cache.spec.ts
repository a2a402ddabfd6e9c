import { expect, it } from '@jest/globals';
import type { CountsOf } from '@vitrine/warehouse';
import type { BasketIndex } from './basket-index.js';
import { IndexCache } from './index-cache.js';

const BYTES = 100;

/** Counts of tenants by their name, and how often each was read. */
function world(mostBytes: number) {
  const changes = new Map<string, number>();
  const reads: string[] = [];
  const errors: unknown[] = [];
  const isAway = { now: false };
  const clock = { nowMs: 0 };
  let reading = 0;
  const stateOf = async ({ tenantId }: CountsOf) => String(changes.get(tenantId) ?? 0);
  const cache = new IndexCache({
    read: async (of) => {
      if (isAway.now) throw new Error('away');
      reads.push(of.tenantId);
      expect(++reading).toBe(1);
      await Promise.resolve();
      reading--;
      return { state: await stateOf(of), bytes: BYTES } as BasketIndex;
    },
    stateOf,
    mostBytes,
    nowMs: () => clock.nowMs,
    onError: (error) => errors.push(error),
  });
  return { cache, changes, reads, errors, isAway, clock };
}

it('reads what is asked once, also for those who ask at the same time', async () => {
  const { cache, reads } = world(BYTES);
  await Promise.all([cache.of({ tenantId: 'a' }), cache.of({ tenantId: 'a' })]);
  await cache.of({ tenantId: 'a' });
  expect(reads).toEqual(['a']);
});

it('drops the least used when all are too large together, and reads it again when it is asked', async () => {
  const { cache, reads } = world(2 * BYTES);
  for (const tenantId of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.of({ tenantId });
  expect(reads).toEqual(['a', 'b', 'c', 'b']);
  expect([cache.size, cache.bytes]).toEqual([2, 2 * BYTES]);
});

it('answers with what is new after a look, and reads nothing where nothing was counted', async () => {
  const { cache, reads, changes } = world(BYTES);
  await cache.of({ tenantId: 'a' });
  await cache.refresh();
  expect(reads).toEqual(['a']);
  changes.set('a', 7);
  await cache.refresh();
  expect((await cache.of({ tenantId: 'a' })).state).toBe('7');
});

it('reads one at a time, however many are asked', async () => {
  const { cache, reads } = world(9 * BYTES);
  await Promise.all(['a', 'b', 'c'].map((tenantId) => cache.of({ tenantId })));
  expect(reads).toEqual(['a', 'b', 'c']);
});

it('drops what nobody has asked for an hour', async () => {
  const { cache, clock } = world(9 * BYTES);
  await cache.of({ tenantId: 'a' });
  clock.nowMs = 3_000_000;
  await cache.of({ tenantId: 'b' });
  clock.nowMs = 4_000_000;
  await cache.refresh();
  expect([cache.size, cache.bytes]).toEqual([1, BYTES]);
});

it('keeps what it has while the warehouse is away, and tries anew what it could not read at all', async () => {
  const { cache, changes, errors, isAway } = world(2 * BYTES);
  await cache.of({ tenantId: 'a' });
  changes.set('a', 1);
  isAway.now = true;
  await cache.refresh();
  expect([(await cache.of({ tenantId: 'a' })).state, errors.length]).toEqual(['0', 1]);
  await expect(cache.of({ tenantId: 'b' })).rejects.toThrow('away');
  isAway.now = false;
  expect((await cache.of({ tenantId: 'b' })).state).toBe('0');
});
