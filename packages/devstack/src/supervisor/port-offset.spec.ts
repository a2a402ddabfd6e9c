import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextOffset, refusedAt } from './port-offset.js';

it.each([
  { offset: 3000, name: 'dashboard', port: 6000 },
  { offset: 45, name: 'api', port: 4045 },
  { offset: 1058, name: 'processing', port: 5060 },
  { offset: 1957, name: 'clickhouse', port: 10_080 },
])('names what cannot be reached at $offset; fetch refuses it too', async ({ offset, name, port }) => {
  expect(refusedAt(offset)).toEqual({ name, port });
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ cause: { message: 'bad port' } });
});

it('lets Kafka have a port that only browsers refuse, and all have their own', () => {
  expect([refusedAt(10_080 - 9092), refusedAt(0)]).toEqual([undefined, undefined]);
});

it('advises an offset at which everything can be reached', () => {
  expect(nextOffset(2900)).toBe(3100);
  const offsets = fc.integer({ min: 0, max: 30_000 });
  fc.assert(
    fc.property(offsets, (offset) => {
      const next = nextOffset(offset);
      return next !== offset && next <= 30_000 && refusedAt(next) === undefined;
    }),
  );
});
