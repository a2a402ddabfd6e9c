import { expect, it } from '@jest/globals';
import type { StateRecord, SumsRecord, WatchHead } from '@vitrine/alert-rules';
import { alertStateKey } from '@vitrine/contracts';
import type { HeadBody } from '../state/head-body.js';
import type { KeptTenant } from '../state/kept-state.js';
import type { StatePlace } from '../state/state-records.js';
import { byClock, forgotten } from './other-clock.js';

const replay = { isOf: (tenantId: string) => tenantId === 'replayed' };
const EMPTY = { states: [], sums: [] };

function headOf(more: Pick<HeadBody, 'eventMs'>): HeadBody {
  return { watch: {} as WatchHead, sinceMs: null, marks: [], from: null, fromMarks: [], ...more };
}

it.each([
  ['replayed', 'the clock of the wall', {}, 'others'],
  ['replayed', 'a replay', { eventMs: 5 }, 'own'],
  ['replayed', 'a replay before its first event', { eventMs: null }, 'own'],
  ['live', 'the clock of the wall', {}, 'own'],
  ['live', 'a replay', { eventMs: 5 }, 'others'],
  ['live', 'a replay before its first event', { eventMs: null }, 'others'],
] as const)('what %s has from %s (%j) is among its %s', (tenantId, _clock, head, where) => {
  const kept = new Map([[tenantId, { head: headOf(head), ...EMPTY }]]);
  const found = byClock(kept, replay);
  expect([...found[where]]).toEqual([...kept]);
  expect(found.own.size + found.others.size).toBe(1);
});

it('keeps what no clock has judged yet, for each tenant by itself', () => {
  const kept = new Map<string, KeptTenant>([
    ['replayed', { head: undefined, ...EMPTY }],
    ['live', { head: headOf({ eventMs: 5 }), ...EMPTY }],
  ]);
  const { own, others } = byClock(kept, replay);
  expect([[...own.keys()], [...others.keys()]]).toEqual([['replayed'], ['live']]);
});

it('ends each record of the state under its own key', () => {
  const place: StatePlace = {
    ...{ topic: 'alerts.state.v1', partition: 2, among: 6, stage: 'tickets' },
    ...{ tenantId: 'live', at: 40 },
  };
  const kept: KeptTenant = {
    head: headOf({ eventMs: 5 }),
    states: [{ subject: 'store|a' } as StateRecord, { subject: 'store|b' } as StateRecord],
    sums: [{ at: 3, record: { subject: 'store|a' } as SumsRecord }],
  };
  const keys = (
    [
      ['states', 'store|a'],
      ['states', 'store|b'],
      ['sums', 'store|a'],
      ['head', ''],
    ] as const
  ).map(([kind, subject]) => alertStateKey({ stage: 'tickets', tenantId: 'live', kind, subject }));
  expect(forgotten(place, kept)).toEqual(
    keys.map((key) => ({ topic: 'alerts.state.v1', partition: 2, key, value: null })),
  );
});
