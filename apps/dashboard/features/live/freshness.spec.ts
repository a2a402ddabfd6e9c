import { describe, expect, it } from '@jest/globals';
import type { Pipeline } from '@/lib/api/types';
import { nextFlow } from './flow';
import { type Evidence, freshnessOf } from './freshness';

const NOW = 10_000_000;
const moving = { waiting: 0, isStuck: false, isHeldBack: false, stuckSince: null };
const stuck = { waiting: 4000, isStuck: true, isHeldBack: false, stuckSince: NOW - 5000 };
const evidence = (part: Partial<Evidence>): Evidence => ({
  heardAt: NOW,
  acceptedAt: NOW,
  rawAt: NOW,
  stalled: null,
  flow: moving,
  ...part,
});
const ago = (seconds: number) => NOW - seconds * 1000;

const processing = { since: new Date(ago(75)).toISOString(), cause: 'processing' } as const;
const broker = { ...processing, cause: 'broker' } as const;
const transaction = { ...processing, cause: 'transaction' } as const;

describe('freshness', () => {
  it.each([
    ['nothing heard yet', { heardAt: null }, 'waiting', null],
    ['all in time', {}, 'fresh', null],
    ['the line silent for over a minute', { heardAt: ago(61) }, 'late', 'screen'],
    ['the line silent for over five', { heardAt: ago(301) }, 'lost', 'screen'],
    ['nothing sold, and the flow says that nothing waits', { acceptedAt: ago(900) }, 'fresh', null],
    ['processing just stopped, as the operator sees it', { flow: stuck }, 'late', 'stuck'],
    ['processing stopped for fifteen minutes', { flow: { ...stuck, stuckSince: ago(900) } }, 'lost', 'stuck'],
    ['processing stopped, as the server tells everybody', { flow: null, stalled: processing }, 'lost', 'stuck'],
    ['a producer holds sales back, as the server tells', { flow: null, stalled: transaction }, 'lost', 'heldBack'],
    ['a producer holds sales back, as the operator sees', { flow: { ...stuck, isHeldBack: true } }, 'late', 'heldBack'],
    ['the way in does not answer', { flow: null, stalled: broker }, 'lost', 'broker'],
    ['the server that would tell is silent too', { heardAt: ago(90), stalled: processing }, 'late', 'screen'],
    ['catching up', { flow: { ...moving, waiting: 9 }, rawAt: ago(400) }, 'lost', 'behind'],
    ['an old sale from a till that was offline', { rawAt: ago(400) }, 'fresh', null],
    ['nothing sold for long, and nothing waits', { flow: null, acceptedAt: ago(900) }, 'fresh', null],
    ['no sale at all today', { flow: null, acceptedAt: null, rawAt: null }, 'fresh', null],
    ['nobody can be asked whether sales wait', { flow: null, stalled: undefined }, 'fresh', null],
    ['a clock that is off', { heardAt: NOW + 500 }, 'fresh', null],
  ] as const)('%s', (_name, part, level, cause) => {
    expect(freshnessOf(evidence(part), NOW)).toMatchObject({ level, cause });
  });

  it('says since when', () => {
    const told = freshnessOf(evidence({ flow: null, stalled: processing }), NOW);
    expect(told).toMatchObject({ seconds: 75, since: ago(75) });
    expect(freshnessOf(evidence({}), NOW).since).toBeNull();
  });

  it('is stuck when many wait, or when few still wait at the next reading', () => {
    const reading = (lag: number, ratePerSecond: number, asOf: string) =>
      ({
        asOf,
        lag: [{ topic: 'a', partition: 0, lag, heldBack: 0 }],
        stages: [{ id: 'process', ratePerSecond, state: 'idle' }],
      }) as unknown as Pipeline;
    expect(nextFlow(null, reading(4000, 0, '2026-11-20T12:00:00Z'))).toMatchObject({ isStuck: true, waiting: 4000 });
    expect(nextFlow(null, reading(4000, 9, '2026-11-20T12:00:00Z')).isStuck).toBe(false);
    const first = nextFlow(null, reading(1, 0, '2026-11-20T12:00:00Z'));
    expect(first.isStuck).toBe(false);
    expect(nextFlow(first, reading(1, 0, '2026-11-20T12:00:30Z')).isStuck).toBe(true);
  });
});
