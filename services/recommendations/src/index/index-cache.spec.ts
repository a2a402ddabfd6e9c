import { expect, it } from '@jest/globals';
import type { CountsOf } from '@vitrine/warehouse';
import type { BasketIndex } from './basket-index.js';
import { IndexCache } from './index-cache.js';
import type { IndexData } from './index-data.js';

const BYTES = 100;
/** Everything that waits for nothing has happened. */
const settled = () => new Promise<void>((end) => setImmediate(end));

/** Counts of tenants by their name, and how often each was read. */
function world(mostBytes: number, smallBytes = BYTES + 1) {
  const changes = new Map<string, number>();
  const reads: string[] = [];
  const errors: unknown[] = [];
  const isAway = { now: false };
  const clock = { nowMs: 0 };
  const reading = { now: 0, most: 0 };
  /** Reads of these tenants end when it is called. */
  const held = new Map<string, () => void>();
  const isSlow = new Set<string>();
  const laid = new Map<string, IndexData>();
  const sizes = new Map<string, number>();
  const indexOf = ({ tenantId }: CountsOf, state: string) =>
    ({ state, bytes: sizes.get(tenantId) ?? BYTES, data: { state } }) as BasketIndex;
  const stateOf = async ({ tenantId }: CountsOf) => String(changes.get(tenantId) ?? 0);
  const cache = new IndexCache({
    read: async (of) => {
      if (isAway.now) throw new Error('away');
      reads.push(of.tenantId);
      reading.most = Math.max(reading.most, ++reading.now);
      if (isSlow.has(of.tenantId)) await new Promise<void>((end) => held.set(of.tenantId, end));
      else await Promise.resolve();
      reading.now--;
      return indexOf(of, await stateOf(of));
    },
    stateOf,
    open: (of, { state }) => indexOf(of, state),
    laid: {
      take: async ({ tenantId }) => laid.get(tenantId),
      lay: ({ tenantId }, data) => void laid.set(tenantId, data),
      sweep: async () => undefined,
    },
    mostBytes,
    smallBytes,
    nowMs: () => clock.nowMs,
    onError: (error) => errors.push(error),
  });
  return { cache, changes, reads, errors, isAway, clock, reading, held, isSlow, laid, sizes };
}

it('reads what is asked once, also for those who ask at the same time', async () => {
  const { cache, reads } = world(BYTES);
  await Promise.all([cache.of({ tenantId: 'a' }), cache.of({ tenantId: 'a' })]);
  await cache.of({ tenantId: 'a' });
  expect(reads).toEqual(['a']);
});

it('drops the least used when all are too large together, and lays it down', async () => {
  const { cache, reads, laid } = world(2 * BYTES);
  for (const tenantId of ['a', 'b', 'a', 'c', 'a']) await cache.of({ tenantId });
  expect([reads, [...laid.keys()]]).toEqual([['a', 'b', 'c'], ['b']]);
  expect([cache.size, cache.bytes]).toEqual([2, 2 * BYTES]);
});

it('takes what it laid down when it is asked again, and reads it anew beside the answer when something was counted', async () => {
  const { cache, reads, changes, isSlow, held } = world(BYTES);
  for (const tenantId of ['a', 'b', 'a', 'b']) await cache.of({ tenantId });
  await settled();
  expect(reads).toEqual(['a', 'b']);
  changes.set('a', 1);
  isSlow.add('a');
  expect((await cache.of({ tenantId: 'a' })).state).toBe('0');
  await settled();
  held.get('a')?.();
  await settled();
  expect((await cache.of({ tenantId: 'a' })).state).toBe('1');
  expect(reads).toEqual(['a', 'b', 'a']);
});

it('reads what was dropped and is nowhere', async () => {
  const { cache, reads, laid } = world(BYTES);
  for (const tenantId of ['a', 'b']) await cache.of({ tenantId });
  await settled();
  laid.clear();
  await cache.of({ tenantId: 'a' });
  expect(reads).toEqual(['a', 'b', 'a']);
});

it('reads it anew once, however many look', async () => {
  const { cache, reads, changes, isSlow, held } = world(BYTES);
  await cache.of({ tenantId: 'a' });
  changes.set('a', 1);
  isSlow.add('a');
  const rounds = [cache.refresh(), cache.refresh()];
  await settled();
  held.get('a')?.();
  await Promise.all(rounds);
  expect(reads).toEqual(['a', 'a']);
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

it('reads two at a time, however many are asked', async () => {
  const { cache, reads, reading } = world(9 * BYTES);
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map((tenantId) => cache.of({ tenantId })));
  expect([reads, reading.most]).toEqual([['a', 'b', 'c', 'd', 'e'], 2]);
});

it('answers of one tenant while the index of another is read anew, or for the first time', async () => {
  const { cache, changes, isSlow, held, reads } = world(9 * BYTES, 0);
  await cache.of({ tenantId: 'large' });
  changes.set('large', 1);
  isSlow.add('large');
  await cache.refresh();
  await settled();
  expect((await cache.of({ tenantId: 'small' })).state).toBe('0');
  expect((await cache.of({ tenantId: 'large' })).state).toBe('0');
  held.get('large')?.();
  await settled();
  expect((await cache.of({ tenantId: 'large' })).state).toBe('1');
  isSlow.add('huge');
  const waits = cache.of({ tenantId: 'huge' });
  await settled();
  expect((await cache.of({ tenantId: 'other' })).state).toBe('0');
  held.get('huge')?.();
  await waits;
  expect(reads).toEqual(['large', 'large', 'small', 'huge', 'other']);
});

it('reads what is asked for before what is only refreshed, one of which leaves room, and all of them in the end', async () => {
  const { cache, changes, isSlow, held, reads, reading } = world(9 * BYTES, 0);
  for (const tenantId of ['a', 'b', 'c']) {
    await cache.of({ tenantId });
    changes.set(tenantId, 1);
  }
  isSlow.add('c').add('x').add('y');
  await cache.refresh();
  await settled();
  const asked = ['x', 'y'].map((tenantId) => cache.of({ tenantId }));
  await settled();
  expect([held.has('c'), held.has('x'), held.has('y')]).toEqual([true, true, false]);
  held.get('c')?.();
  await settled();
  for (const tenantId of ['x', 'y']) held.get(tenantId)?.();
  await Promise.all(asked);
  await settled();
  expect([reads.slice(0, 3), reading.most]).toEqual([['a', 'b', 'c'], 2]);
  expect(reads.indexOf('y')).toBeLessThan(reads.lastIndexOf('a'));
  expect(await Promise.all(['a', 'b', 'c'].map(async (tenantId) => (await cache.of({ tenantId })).state))).toEqual([
    '1',
    '1',
    '1',
  ]);
});

it('reads small ones anew while a large one is read, and does not look at that one twice', async () => {
  const { cache, reads, changes, sizes, isSlow, held } = world(99 * BYTES);
  sizes.set('large', 9 * BYTES);
  for (const tenantId of ['small', 'large']) {
    await cache.of({ tenantId });
    changes.set(tenantId, 1);
  }
  isSlow.add('large');
  await cache.refresh();
  expect((await cache.of({ tenantId: 'small' })).state).toBe('1');
  changes.set('small', 2);
  await cache.refresh();
  expect((await cache.of({ tenantId: 'small' })).state).toBe('2');
  expect(reads.filter((tenantId) => tenantId === 'large')).toHaveLength(2);
  held.get('large')?.();
  await settled();
  expect((await cache.of({ tenantId: 'large' })).state).toBe('1');
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

it('drops the least used also when one has grown by being read anew', async () => {
  const { cache, changes, sizes, laid } = world(2 * BYTES);
  for (const tenantId of ['a', 'b']) await cache.of({ tenantId });
  changes.set('b', 1);
  sizes.set('b', 2 * BYTES);
  await cache.refresh();
  await settled();
  expect([[...laid.keys()], cache.bytes]).toEqual([['a'], 2 * BYTES]);
});

it('drops nothing that is still being read', async () => {
  const { cache, isSlow, held, reads } = world(BYTES);
  isSlow.add('slow');
  const slow = cache.of({ tenantId: 'slow' });
  await settled();
  for (const tenantId of ['a', 'b']) await cache.of({ tenantId });
  held.get('slow')?.();
  await slow;
  await cache.of({ tenantId: 'slow' });
  expect(reads).toEqual(['slow', 'a', 'b']);
});
