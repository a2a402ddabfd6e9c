import { describe, expect, it } from '@jest/globals';
import { Tills } from './tills.js';

const MINUTE_MS = 60_000;
const at = (time: string, day = '2026-11-20') => Date.parse(`${day}T${time}:00Z`);
const DAYS = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'];
const OPENED_MS = at('09:00');

/** Days of a store that sells at each till once in six minutes, from nine to five unless told otherwise. */
function learned(tills: Readonly<Record<string, readonly [from: number, to: number]>>): Tills {
  const known = new Tills();
  for (const day of DAYS)
    for (let minute = 9 * 60; minute < 17 * 60; minute += 6)
      for (const [till, [from, to]] of Object.entries(tills))
        if (minute >= from * 60 && minute < to * 60) known.add(till, at('00:00', day) + minute * MINUTE_MS, day);
  return known;
}
const sell = (tills: Tills, till: string, time: string) => tills.add(till, at(time), '2026-11-20');
/** One sale in each of so many minutes before an instant, newest first. */
const soldBefore = (untilMs: number, minutes: number) =>
  Array.from({ length: minutes }, (_, index) => ({ endMs: untilMs - index * MINUTE_MS, count: 1 }));

describe('tills of a store', () => {
  const both = { a: [9, 17], b: [9, 17] } as const;

  it('tell one that stopped while the other goes on, and what usually is its', () => {
    const tills = learned(both);
    sell(tills, 'a', '10:00');
    sell(tills, 'b', '10:59');
    const silent = tills.silentAmong(soldBefore(at('11:00'), 12), OPENED_MS);
    expect(silent).toEqual([{ sinceMs: at('10:00'), share: expect.closeTo(0.5, 2) }]);
  });

  it('tell one that has not sold since the opening', () => {
    const tills = learned(both);
    sell(tills, 'b', '10:59');
    expect(tills.silentAmong(soldBefore(at('11:00'), 12), OPENED_MS)).toMatchObject([{ sinceMs: OPENED_MS }]);
  });

  it('do not tell a pause that chance brings about', () => {
    const tills = learned(both);
    sell(tills, 'a', '10:00');
    sell(tills, 'b', '10:59');
    expect(tills.silentAmong(soldBefore(at('11:00'), 5), OPENED_MS)).toEqual([]);
  });

  it('say nothing where all have stopped', () => {
    const tills = learned(both);
    sell(tills, 'a', '10:00');
    sell(tills, 'b', '10:00');
    expect(tills.silentAmong(soldBefore(at('10:00'), 40), OPENED_MS)).toEqual([]);
  });

  it('do not miss in the afternoon a till of the mornings', () => {
    const tills = learned({ a: [9, 12], b: [9, 17] });
    sell(tills, 'a', '11:59');
    sell(tills, 'b', '15:59');
    expect(tills.silentAmong(soldBefore(at('16:00'), 20), OPENED_MS)).toEqual([]);
  });

  it('count sales of no till for the store, and never call them silent', () => {
    const tills = learned({ '': [9, 17], b: [9, 17] });
    sell(tills, '', '09:00');
    sell(tills, 'b', '10:00');
    expect(tills.silentAmong(soldBefore(at('11:00'), 12), OPENED_MS)).toMatchObject([{ sinceMs: at('10:00') }]);
    sell(tills, 'b', '10:59');
    expect(tills.silentAmong(soldBefore(at('11:00'), 12), OPENED_MS)).toEqual([]);
  });

  it('say nothing of a till that is new', () => {
    const tills = learned({ b: [9, 17] });
    sell(tills, 'a', '10:00');
    sell(tills, 'b', '10:59');
    expect(tills.silentAmong(soldBefore(at('11:00'), 59), OPENED_MS)).toEqual([]);
  });

  it('say nothing of a till that is out of use, nor beside a stray sale or two', () => {
    const retired = learned(both);
    for (const day of ['2026-11-20', '2026-11-23']) retired.add('b', at('10:59', day), day);
    expect(retired.silentAmong(soldBefore(at('11:00', '2026-11-23'), 30), at('09:00', '2026-11-23'))).toEqual([]);
    const alone = learned({ b: [9, 17] });
    sell(alone, 'b', '09:30');
    expect(alone.silentAmong(soldBefore(at('11:00'), 4), OPENED_MS)).toEqual([]);
  });

  it('go on from what was kept, and hold no more than 32', () => {
    const tills = learned(both);
    for (let index = 0; index < 100; index++) sell(tills, `till ${index}`, '09:30');
    const kept = JSON.parse(JSON.stringify(tills.snapshot()));
    expect(kept.tills).toHaveLength(33);
    const restored = Tills.restore(kept);
    for (const each of [tills, restored]) each.add('b', at('10:00', '2026-11-23'), '2026-11-23');
    expect(restored.snapshot()).toEqual(tills.snapshot());
    expect(
      restored
        .snapshot()
        .tills.find(([till]) => till === 'a')?.[2]
        .slice(8, 11),
    ).toEqual([0, 20, 20]);
  });
});
