import { expect, it } from '@jest/globals';
import type { DateText } from '@vitrine/domain';
import { PartialCollector } from './partial-sums.js';

const NOW_MS = Date.UTC(2026, 10, 30, 15);
const DAY_MS = 86_400_000;

const sold = (agoMs: number, net: number) => ({
  ...{ grain: 'network', key: '', sign: 1 as const, isSale: true, part: [net] },
  atMs: NOW_MS - agoMs,
  day: new Date(NOW_MS - agoMs).toISOString().slice(0, 10) as DateText,
});

it('adds up by the second what a window may reach, and by the date what is older', () => {
  const collector = new PartialCollector();
  for (const ago of [0, 100, 2_000, DAY_MS - 1_000]) collector.add(sold(ago, 1), NOW_MS, {});
  for (const ago of [2 * DAY_MS, 2 * DAY_MS + 3_600_000, 5 * DAY_MS])
    collector.add(sold(ago, 1), NOW_MS, { isHistory: true });
  expect(collector.take().map(({ soldMs, day, part }) => [NOW_MS - soldMs, day, part[0]])).toEqual([
    [0, '2026-11-30', 1],
    [1_000, '2026-11-30', 1],
    [2_000, '2026-11-30', 1],
    [DAY_MS - 1_000, '2026-11-29', 1],
    [2 * DAY_MS, '2026-11-28', 2],
    [5 * DAY_MS, '2026-11-25', 1],
  ]);
});
