import type { OutgoingRecord } from '@vitrine/bus';
import type { KeptTenant } from '../state/kept-state.js';
import { type StatePlace, stateRecord } from '../state/state-records.js';

export interface ByClock {
  readonly own: ReadonlyMap<string, KeptTenant>;
  readonly others: ReadonlyMap<string, KeptTenant>;
}

/** What was judged by another clock, that of the wall or that of a replay, says nothing by the one a tenant has now. */
export function byClock(
  kept: ReadonlyMap<string, KeptTenant>,
  replay: { readonly isOf: (tenantId: string) => boolean },
): ByClock {
  const hasOwn = ([tenantId, { head }]: [string, KeptTenant]) =>
    head === undefined || (head.eventMs !== undefined) === replay.isOf(tenantId);
  const all = [...kept];
  return { own: new Map(all.filter(hasOwn)), others: new Map(all.filter((one) => !hasOwn(one))) };
}

/** Ends every record of a tenant's state. What is written behind these records stands. */
export function forgotten(place: StatePlace, { states, sums }: KeptTenant): OutgoingRecord[] {
  return [
    ...states.map(({ subject }) => stateRecord(place, 'states', subject, undefined)),
    ...sums.map(({ record }) => stateRecord(place, 'sums', record.subject, undefined)),
    stateRecord(place, 'head', '', undefined),
  ];
}
