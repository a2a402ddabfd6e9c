import { expect, it } from '@jest/globals';
import type { WatchChange } from '@vitrine/alert-rules';
import { alertRaised } from './alert-raised.js';
import { collapseLate } from './collapse-late.js';

const NOW_MS = 10_000_000;
const LATE = NOW_MS - 300_000;

const change = (kind: WatchChange['change'], atMs: number, raisedMs: number, storeId = 's1') => ({
  by: 'time',
  change: {
    ruleId: 'r',
    ruleVersion: 1,
    change: kind,
    level: kind === 'recovered' ? 'none' : 'warning',
    subject: { grain: 'store', storeId },
    evidence: [],
    sinceMs: raisedMs,
    raisedMs,
    atMs,
  } as WatchChange,
});
const told = (changes: readonly ReturnType<typeof change>[]) =>
  collapseLate(changes, NOW_MS).map(({ change: { change: kind, raisedMs, subject } }) => [
    subject.storeId,
    kind,
    raisedMs - LATE,
  ]);

it('marks what is told more than half a minute after its moment as late', () => {
  const isLate = (atMs: number) => alertRaised('t', change('raised', atMs, atMs), NOW_MS).isLate;
  expect([NOW_MS, NOW_MS - 30_000, NOW_MS - 30_001, NOW_MS - 59_000].map(isLate)).toEqual([false, false, true, true]);
});

it('tells everything that is found in time', () => {
  const changes = [change('raised', NOW_MS - 2, NOW_MS - 2), change('recovered', NOW_MS - 1, NOW_MS - 2)];
  expect(collapseLate(changes, NOW_MS)).toEqual(changes);
});

it('tells nobody of an alert that began and ended while we were away', () => {
  expect(told([change('raised', LATE, LATE), change('recovered', LATE + 5, LATE)])).toEqual([]);
});

it('tells once of the one that is open, and of the end of the one that people know', () => {
  const changes = [
    change('recovered', LATE + 1, LATE - 9),
    change('raised', LATE + 2, LATE + 2),
    change('recovered', LATE + 3, LATE + 2),
    change('raised', LATE + 4, LATE + 4),
    change('worsened', LATE + 5, LATE + 4),
    change('raised', LATE + 6, LATE + 6, 's2'),
  ];
  expect(told(changes).sort()).toEqual([
    ['s1', 'raised', 4],
    ['s1', 'recovered', -9],
    ['s2', 'raised', 6],
  ]);
});

it('tells how an open alert stands at the end', () => {
  expect(told([change('worsened', LATE + 1, LATE), change('eased', LATE + 2, LATE)])).toEqual([['s1', 'eased', 0]]);
});
