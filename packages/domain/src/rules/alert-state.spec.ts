import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type AlertChange,
  type AlertState,
  isOpen,
  nextState,
  normalSince,
  type Patience,
  type Reading,
} from './alert-state.js';

const patience: Patience = { pendingMs: 10, recoverMs: 5, cooldownMs: 100 };
const none: Patience = { pendingMs: 0, recoverMs: 0, cooldownMs: 0 };

interface Moment {
  readonly atMs: number;
  readonly reading: Reading;
  readonly state: AlertState;
  readonly change?: AlertChange;
}

/** Each reading with its time, and what it led to. */
function run(readings: readonly (readonly [atMs: number, Reading])[], by: Patience): Moment[] {
  let state = normalSince(0);
  return readings.map(([atMs, reading]) => {
    const step = nextState(state, reading, atMs, by);
    state = step.state;
    return { atMs, reading, ...step };
  });
}
const told = (moments: readonly Moment[]) => moments.flatMap(({ atMs, change }) => (change ? [[atMs, change]] : []));

describe('the state of an alert', () => {
  it('is raised once the condition held long enough, and ends once it is over long enough', () => {
    const moments = run(
      [
        [0, 'warning'],
        [9, 'warning'],
        [10, 'warning'],
        [20, 'none'],
        [24, 'none'],
        [25, 'none'],
      ],
      patience,
    );
    expect(moments.map(({ state }) => state.phase)).toEqual([
      'watching',
      'watching',
      'firing',
      'recovering',
      'recovering',
      'normal',
    ]);
    expect(told(moments)).toEqual([
      [10, 'raised'],
      [25, 'recovered'],
    ]);
  });

  it('begins to wait anew when the condition breaks off', () => {
    expect(
      told(
        run(
          [
            [0, 'warning'],
            [9, 'none'],
            [10, 'warning'],
            [19, 'warning'],
            [20, 'warning'],
          ],
          patience,
        ),
      ),
    ).toEqual([[20, 'raised']]);
  });

  it('is told again when it gets worse or milder, and not when it flaps', () => {
    const readings = [
      [0, 'warning'],
      [1, 'critical'],
      [2, 'none'],
      [3, 'critical'],
      [4, 'warning'],
    ] as const;
    expect(told(run(readings, { ...none, recoverMs: 5 }))).toEqual([
      [0, 'raised'],
      [1, 'worsened'],
      [4, 'eased'],
    ]);
  });

  it('is not raised again before it has cooled down', () => {
    const readings = [
      [0, 'critical'],
      [1, 'none'],
      [2, 'critical'],
      [100, 'critical'],
      [101, 'critical'],
    ] as const;
    expect(told(run(readings, { ...none, cooldownMs: 100 }))).toEqual([
      [0, 'raised'],
      [1, 'recovered'],
      [101, 'raised'],
    ]);
  });

  it('stays open while nothing is seen, and is not raised again after', () => {
    const readings = [
      [0, 'critical'],
      [1, 'noData'],
      [2, 'error'],
      [3, 'critical'],
      [4, 'none'],
    ] as const;
    const moments = run(readings, none);
    expect(moments[2]?.state).toMatchObject({ phase: 'firing', blind: 'error' });
    expect(moments[3]?.state).not.toHaveProperty('blind');
    expect(told(moments)).toEqual([
      [0, 'raised'],
      [4, 'recovered'],
    ]);
  });

  it('concludes nothing from time in which nothing was seen', () => {
    expect(
      told(
        run(
          [
            [0, 'warning'],
            [5, 'noData'],
            [12, 'warning'],
          ],
          patience,
        ),
      ),
    ).toEqual([]);
    const open = [
      [0, 'warning'],
      [10, 'warning'],
      [11, 'none'],
    ] as const;
    expect(told(run([...open, [12, 'noData'], [30, 'none']], patience))).toEqual([[10, 'raised']]);
  });
});

const readings = fc.constantFrom<Reading>('none', 'warning', 'critical', 'noData', 'error');
const story = fc.array(fc.tuple(fc.nat(20), readings), { minLength: 1, maxLength: 80 }).map((steps) => {
  let atMs = 0;
  return steps.map(([afterMs, reading]) => {
    atMs += afterMs;
    return [atMs, reading] as const;
  });
});
const patiences = fc.record({ pendingMs: fc.nat(30), recoverMs: fc.nat(30), cooldownMs: fc.nat(60) });
const isBreach = (reading: Reading) => reading === 'warning' || reading === 'critical';

/** How long readings of one sort have gone on without a break, up to and with this one. */
function heldMs(moments: readonly Moment[], at: number, isOfSort: (reading: Reading) => boolean): number {
  let first = at;
  while (first > 0 && isOfSort((moments[first - 1] as Moment).reading)) first--;
  return (moments[at] as Moment).atMs - (moments[first] as Moment).atMs;
}

describe('whatever the readings', () => {
  it('raised and recovered take turns, and worse and milder lie between', () => {
    fc.assert(
      fc.property(story, patiences, (told, by) => {
        let wasOpen = false;
        for (const { change, state } of run(told, by)) {
          if (change) expect(wasOpen).toBe(change !== 'raised');
          wasOpen = isOpen(state);
          if (change) expect(wasOpen).toBe(change !== 'recovered');
          expect(wasOpen).toBe(state.level !== 'none');
        }
      }),
    );
  });

  it('nothing is raised or ended before its time', () => {
    fc.assert(
      fc.property(story, patiences, (told, by) => {
        const moments = run(told, by);
        let endedMs = Number.NEGATIVE_INFINITY;
        for (const [at, { change, atMs }] of moments.entries()) {
          if (change === 'raised') {
            expect(heldMs(moments, at, isBreach)).toBeGreaterThanOrEqual(by.pendingMs);
            expect(atMs - endedMs).toBeGreaterThanOrEqual(by.cooldownMs);
          }
          if (change !== 'recovered') continue;
          expect(heldMs(moments, at, (reading) => reading === 'none')).toBeGreaterThanOrEqual(by.recoverMs);
          endedMs = atMs;
        }
      }),
    );
  });

  it('a breach that lasts is raised at the first look after its time', () => {
    fc.assert(
      fc.property(story, patiences, (told, by) => {
        const moments = run(told, by);
        let endedMs = Number.NEGATIVE_INFINITY;
        for (const [at, { reading, change, state, atMs }] of moments.entries()) {
          if (change === 'recovered') endedMs = atMs;
          const isDue = isBreach(reading) && heldMs(moments, at, isBreach) >= by.pendingMs;
          if (isDue && atMs - endedMs >= by.cooldownMs) expect(isOpen(state)).toBe(true);
        }
      }),
    );
  });
});
