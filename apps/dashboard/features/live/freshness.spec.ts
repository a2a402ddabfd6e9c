import { describe, expect, it } from '@jest/globals';
import type { Pipeline } from '../../lib/api/types';
import { nextFlow } from './flow';
import { type Evidence, freshnessOf } from './freshness';

const NOW = 10_000_000;
const moving = { waiting: 0, isStuck: false, stuckSince: null };
const stuck = { waiting: 4000, isStuck: true, stuckSince: NOW - 5000 };
const evidence = (part: Partial<Evidence>): Evidence => ({
  heardAt: NOW,
  acceptedAt: NOW,
  rawAt: NOW,
  lastSaleAt: NOW,
  flow: moving,
  ...part,
});
const ago = (seconds: number) => NOW - seconds * 1000;

describe('freshness', () => {
  it.each([
    ['nothing heard yet', { heardAt: null }, 'waiting', null],
    ['all in time', {}, 'fresh', null],
    ['the line silent for over a minute', { heardAt: ago(61) }, 'late', 'screen'],
    ['the line silent for over five', { heardAt: ago(301) }, 'lost', 'screen'],
    ['nothing sold, and the flow says that nothing waits', { acceptedAt: ago(900) }, 'fresh', null],
    ['processing just stopped', { flow: stuck }, 'late', 'stuck'],
    ['processing stopped for fifteen minutes', { flow: stuck, acceptedAt: ago(900) }, 'lost', 'stuck'],
    ['catching up', { flow: { ...moving, waiting: 9 }, rawAt: ago(400) }, 'lost', 'behind'],
    ['an old sale from a till that was offline', { rawAt: ago(400) }, 'fresh', null],
    ['nobody may say whether it is stuck', { flow: null, acceptedAt: ago(900) }, 'quiet', null],
    ['a sale just now, flow unknown', { flow: null }, 'fresh', null],
    ['no sale at all, flow unknown', { flow: null, acceptedAt: null, lastSaleAt: null }, 'quiet', null],
    ['a clock that is off', { heardAt: NOW + 500 }, 'fresh', null],
  ] as const)('%s', (_name, part, level, cause) => {
    expect(freshnessOf(evidence(part), NOW)).toMatchObject({ level, cause });
  });

  it('is stuck when many wait, or when few still wait at the next reading', () => {
    const reading = (lag: number, ratePerSecond: number, asOf: string) =>
      ({
        asOf,
        lag: [{ topic: 'a', partition: 0, lag }],
        stages: [{ id: 'process', ratePerSecond, state: 'idle' }],
      }) as unknown as Pipeline;
    expect(nextFlow(null, reading(4000, 0, '2026-11-20T12:00:00Z'))).toMatchObject({ isStuck: true, waiting: 4000 });
    expect(nextFlow(null, reading(4000, 9, '2026-11-20T12:00:00Z')).isStuck).toBe(false);
    const first = nextFlow(null, reading(1, 0, '2026-11-20T12:00:00Z'));
    expect(first.isStuck).toBe(false);
    expect(nextFlow(first, reading(1, 0, '2026-11-20T12:00:30Z')).isStuck).toBe(true);
  });
});
