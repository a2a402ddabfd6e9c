import { describe, expect, it } from '@jest/globals';
import type { NotificationSettings } from '@vitrine/contracts';
import fc from 'fast-check';
import { type HoldReason, holdOf } from './hold.js';
import { dayBegan, quietUntil } from './persons-clock.js';
import { type HeldMessage, releaseHeld } from './release-held.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-11-20T00:00:00-03:00');
const settings: NotificationSettings = {
  ...{ channels: ['app', 'push', 'mail'], locale: 'pt-BR', timeZone: 'America/Sao_Paulo', sound: false },
  ...{ quietFrom: '22:00', quietTo: '07:00', criticalBreaksQuiet: false, dailyBudget: 3 },
};
const ear = (budgetUsed = 0, change: Partial<NotificationSettings> = {}) => ({
  settings: { ...settings, ...change },
  budgetUsed,
});
const news = (level: 'none' | 'warning' | 'critical', change = {}) => ({
  ...{ level, grouping: 'each' as const, isRestless: false, ...change },
});
const held = (id: string, change: Partial<HeldMessage> = {}): HeldMessage => ({
  ...{ id, channel: 'mail', alertId: id, reason: 'quietHours', atMs: START, level: 'warning', lastChangeMs: START },
  ...{ uselessFor: undefined, ...change },
});
const at = (hours: number) => START + hours * HOUR;

describe('a message that interrupts', () => {
  it('waits for the end of the quiet hours, a critical one too unless the person lets it through', () => {
    expect(holdOf(news('warning'), ear(), at(23))).toEqual({ reason: 'quietHours', untilMs: at(31) });
    expect(holdOf(news('critical'), ear(), at(23))).toEqual({ reason: 'quietHours', untilMs: at(31) });
    expect(holdOf(news('critical'), ear(0, { criticalBreaksQuiet: true }), at(23))).toBeUndefined();
    expect(holdOf(news('warning'), ear(0, { criticalBreaksQuiet: true }), at(23))).toMatchObject({ untilMs: at(31) });
  });

  it('waits for the digest when the day is spent, unless it is critical', () => {
    expect(holdOf(news('warning'), ear(2), at(12))).toBeUndefined();
    expect(holdOf(news('warning'), ear(3), at(12))).toEqual({ reason: 'budget', untilMs: at(18) });
    expect(holdOf(news('critical'), ear(3), at(12))).toBeUndefined();
  });

  it('waits with others of a rule that wants one message for many', () => {
    const digest = news('warning', { grouping: 'digest' });
    expect(holdOf(digest, ear(), at(12) + MINUTE)).toEqual({ reason: 'digest', untilMs: at(12.25) });
    expect(holdOf(news('critical', { grouping: 'digest' }), ear(), at(12))).toBeUndefined();
  });

  it('of an alert that comes and goes waits until it is steady', () => {
    expect(holdOf(news('critical', { isRestless: true }), ear(), at(12))).toEqual({
      reason: 'flapping',
      untilMs: at(12.5),
    });
  });
});

describe('messages that have waited', () => {
  it('of one alert are said by the newest, of several by one digest for each channel', () => {
    const one = [held('a', { alertId: 'x' }), held('b', { alertId: 'x', atMs: START + 1 })];
    expect(releaseHeld(one, ear(), at(8))).toMatchObject({ send: ['b'], fold: [{ id: 'a', into: 'b' }], digests: [] });
    const several = [held('a'), held('b', { atMs: START + 1 }), held('c', { channel: 'push' })];
    const released = releaseHeld(several, ear(), at(8));
    expect(released).toMatchObject({ send: ['c'], fold: [], counts: true });
    expect(released.digests.map(({ channel, of }) => [channel, of.map(({ id }) => id)])).toEqual([
      ['mail', ['b', 'a']],
    ]);
  });

  it('are not told to who may not hear of them any more', () => {
    const drop = [{ id: 'a', reason: 'outOfScope' as const }];
    expect(releaseHeld([held('a', { uselessFor: 'outOfScope' })], ear(), at(8))).toMatchObject({ drop, send: [] });
  });

  it('wait on while their alert still comes and goes', () => {
    const restless = held('a', { reason: 'flapping', lastChangeMs: at(7.9) });
    expect(releaseHeld([restless], ear(), at(8)).hold).toEqual([{ id: 'a', reason: 'flapping', untilMs: at(8.4) }]);
    expect(releaseHeld([restless], ear(), at(8.4)).send).toEqual(['a']);
  });
});

interface Said {
  readonly atMs: number;
  readonly ids: readonly string[];
}

/** Days of one person, minute by minute, with nothing but the two decisions. */
function live(events: readonly Event[], own: NotificationSettings) {
  const waiting = new Map<string, HeldMessage & { untilMs: number }>();
  const said: Said[] = [];
  const foldedInto = new Map<string, string>();
  const counted: number[] = [];
  const all = new Map<string, HeldMessage>();
  const used = (nowMs: number) => counted.filter((ms) => ms >= dayBegan(nowMs, own.timeZone)).length;
  const lastChange = new Map<string, number>();
  for (let minute = 0; minute < 8 * 1_440; minute += 5) {
    const nowMs = START + minute * MINUTE;
    for (const [place, event] of events.entries()) {
      if (event.minute !== minute) continue;
      lastChange.set(event.alert, nowMs);
      const hold = holdOf(event, { settings: own, budgetUsed: used(nowMs) }, nowMs);
      const id = String(place);
      const reason: HoldReason = hold?.reason ?? 'digest';
      all.set(id, held(id, { alertId: event.alert, level: event.level, atMs: nowMs, reason }));
      if (hold !== undefined) {
        waiting.set(id, {
          ...held(id, { alertId: event.alert, level: event.level, atMs: nowMs, reason }),
          untilMs: hold.untilMs,
        });
      } else {
        said.push({ atMs: nowMs, ids: [id] });
        if (event.level !== 'critical') counted.push(nowMs);
      }
    }
    const due = [...waiting.values()]
      .filter(({ untilMs }) => untilMs <= nowMs)
      .map((one) => ({ ...one, lastChangeMs: lastChange.get(one.alertId) ?? 0 }));
    if (due.length === 0) continue;
    const released = releaseHeld(due, { settings: own, budgetUsed: used(nowMs) }, nowMs);
    for (const id of released.send)
      said.push({ atMs: nowMs, ids: [id, ...released.fold.filter(({ into }) => into === id).map((one) => one.id)] });
    for (const { of } of released.digests) said.push({ atMs: nowMs, ids: of.map(({ id }) => id) });
    if (released.counts) counted.push(nowMs);
    for (const { id, into } of released.fold) foldedInto.set(id, into);
    for (const one of released.hold) {
      const before = waiting.get(one.id);
      if (before !== undefined) waiting.set(one.id, { ...before, reason: one.reason, untilMs: one.untilMs });
    }
    const gone = [
      ...released.send,
      ...released.fold.map(({ id }) => id),
      ...released.digests.flatMap(({ of }) => of.map(({ id }) => id)),
    ];
    for (const id of gone) waiting.delete(id);
  }
  return { said, waiting, all };
}

interface Event {
  readonly minute: number;
  readonly alert: string;
  readonly level: 'none' | 'warning' | 'critical';
  readonly grouping: 'each' | 'digest';
  readonly isRestless: boolean;
}

describe('whatever happens to a person in some days', () => {
  const event = fc.record<Event>({
    minute: fc.integer({ min: 0, max: 3 * 288 }).map((five) => five * 5),
    alert: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    level: fc.constantFrom('none', 'warning', 'warning', 'critical'),
    grouping: fc.constantFrom('each', 'each', 'digest'),
    isRestless: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
  });
  const own = fc.record({
    dailyBudget: fc.integer({ min: 1, max: 5 }),
    criticalBreaksQuiet: fc.boolean(),
    hours: fc.constantFrom(['22:00', '07:00'], ['12:00', '13:00'], ['00:00', '09:00'], [null, null]),
  });
  const days = fc.property(fc.array(event, { maxLength: 60 }), own, (events, { hours, ...chosen }) => {
    const [quietFrom = null, quietTo = null] = hours;
    const person = { ...settings, ...chosen, quietFrom, quietTo };
    const { said, waiting, all } = live(events, person);
    // Nothing is lost, and nothing is said twice.
    expect([...waiting.keys()]).toEqual([]);
    expect(said.flatMap(({ ids }) => ids).sort()).toEqual([...all.keys()].sort());
    const isUrgent = ({ ids }: Said) => ids.some((id) => all.get(id)?.level === 'critical');
    // It is quiet in quiet hours.
    for (const one of said) {
      const mayBreak = person.criticalBreaksQuiet && isUrgent(one);
      if (!mayBreak) expect(quietUntil(one.atMs, person)).toBeUndefined();
    }
    // Never more than the budget, beside the urgent and at most two digests a day.
    const byDay = new Map<number, Said[]>();
    for (const one of said.filter((each) => !isUrgent(each))) {
      const day = dayBegan(one.atMs, person.timeZone);
      byDay.set(day, [...(byDay.get(day) ?? []), one]);
    }
    for (const ofDay of byDay.values()) expect(ofDay.length).toBeLessThanOrEqual(person.dailyBudget + 2);
  });

  it('all of it is told once, in time that is not quiet, within the budget', () => {
    fc.assert(days, { numRuns: 60 });
  });
});
