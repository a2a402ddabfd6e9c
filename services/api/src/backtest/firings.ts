import type { WatchChange } from '@vitrine/alert-rules';
import type { Firing } from './backtest-job.js';

/** The openings of a rule, from its changes in order. */
export function firingsOf(changes: readonly WatchChange[], ruleId: string): Firing[] {
  const all: Firing[] = [];
  const openAt = new Map<string, number>();
  for (const change of changes.filter((one) => one.ruleId === ruleId)) {
    const place = openAt.get(keyOf(change));
    if (change.change === 'raised') {
      openAt.set(keyOf(change), all.length);
      all.push(begun(change));
      continue;
    }
    const firing = place === undefined ? undefined : all[place];
    if (place !== undefined && firing !== undefined) all[place] = goneOn(firing, change);
    if (change.change === 'recovered') openAt.delete(keyOf(change));
  }
  return all;
}

/** Which part of the firings overlaps in time with one of the others for the same subject. */
export function shareToldBy(others: readonly Firing[], firings: readonly Firing[]): number {
  if (firings.length === 0) return 0;
  const bySubject = new Map<string, Firing[]>();
  for (const other of others) bySubject.set(keyOf(other), [...(bySubject.get(keyOf(other)) ?? []), other]);
  const told = firings.filter((one) => bySubject.get(keyOf(one))?.some((other) => meet(one, other)));
  return told.length / firings.length;
}

function begun({ subject, level, atMs, evidence }: WatchChange): Firing {
  const judged = evidence[0]?.judged ?? null;
  return { subject, level: level === 'critical' ? 'critical' : 'warning', raisedMs: atMs, endedMs: null, judged };
}

function goneOn(firing: Firing, { change, level, atMs }: WatchChange): Firing {
  if (change === 'recovered') return { ...firing, endedMs: atMs };
  return level === 'critical' ? { ...firing, level } : firing;
}

const endOf = ({ endedMs }: Firing): number => endedMs ?? Number.POSITIVE_INFINITY;
const meet = (one: Firing, other: Firing): boolean => one.raisedMs < endOf(other) && other.raisedMs < endOf(one);
const keyOf = ({ subject }: { subject: Firing['subject'] }): string => JSON.stringify(idsOf(subject));

/** From the largest to the smallest. */
export const idsOf = ({ regionId, storeId, sellerId, productId, category, ticketId }: Firing['subject']): string[] =>
  [regionId, storeId, sellerId, category, productId, ticketId].filter((id) => id !== undefined);
