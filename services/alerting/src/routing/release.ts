import type { DueHeld, HeldOutcome, NewDelivery, Store } from '@vitrine/store';
import type { Audiences } from '../audience/audiences.js';
import { groupBy } from '../group-by.js';
import { stillThere } from './decide.js';
import { deliveryId } from './delivery-id.js';
import { budgetSince, type Ear, type HoldReason } from './noise/hold.js';
import { type HeldMessage, type Released, releaseHeld } from './noise/release-held.js';

type Asked = Pick<Store, 'alertsBefore' | 'notificationSettings'>;
const DAY_AT_MOST_MS = 25 * 3_600_000;

/** What becomes of messages that waited, person by person. */
export async function decideHeld(
  due: readonly DueHeld[],
  store: Asked,
  audiences: Audiences,
  nowMs: number,
): Promise<HeldOutcome> {
  const isInScope = await inScope(due, store, audiences);
  const people = groupBy(due, ({ delivery }) => delivery.userId);
  const ears = await earsOf([...people.keys()], store, nowMs);
  const outcomes = [...people].map(([personId, own]) => {
    const messages = own.map((each) => toMessage(each, isInScope(each)));
    return toOutcome(own, releaseHeld(messages, earOf(ears, personId), nowMs), nowMs);
  });
  return {
    send: outcomes.flatMap(({ send }) => send),
    fold: outcomes.flatMap(({ fold }) => fold),
    hold: outcomes.flatMap(({ hold }) => hold),
    digests: outcomes.flatMap(({ digests }) => digests),
  };
}

/** Rights are those of now, not of when the message began to wait. */
async function inScope(due: readonly DueHeld[], store: Asked, audiences: Audiences) {
  const rules = await store.alertsBefore.rules([...new Set(due.map(({ alert }) => alert.ruleId))]);
  const byTenant = await audiences.of(new Set(due.map(({ alert }) => alert.tenantId)));
  return ({ delivery, alert }: DueHeld): boolean => {
    const audience = byTenant.get(alert.tenantId);
    if (audience === undefined) return false;
    return stillThere([delivery.userId], alert, rules.get(alert.ruleId), audience).length > 0;
  };
}

export async function earsOf(personIds: readonly string[], store: Asked, nowMs: number): Promise<Map<string, Ear>> {
  const [settings, counted] = await Promise.all([
    store.notificationSettings.ofPeople(personIds),
    store.alertsBefore.counted(personIds, new Date(nowMs - DAY_AT_MOST_MS)),
  ]);
  return new Map(
    [...settings].map(([personId, own]) => {
      const sinceMs = budgetSince(nowMs, own);
      const budgetUsed = (counted.get(personId) ?? []).filter((ms) => ms >= sinceMs).length;
      return [personId, { settings: own, budgetUsed }];
    }),
  );
}

function earOf(ears: ReadonlyMap<string, Ear>, personId: string): Ear {
  const ear = ears.get(personId);
  if (ear === undefined) throw new Error('A message waits for a person who is not there.');
  return ear;
}

function toMessage({ delivery, alert, event }: DueHeld, isInScope: boolean): HeldMessage {
  return {
    id: delivery.id,
    channel: delivery.channel,
    alertId: delivery.alertId,
    reason: (delivery.reason ?? 'digest') as HoldReason,
    atMs: event.at.getTime(),
    level: (event.level ?? 'warning') as HeldMessage['level'],
    lastChangeMs: alert.changedAt.getTime(),
    uselessFor: isInScope ? mootFor(delivery.kind, alert) : 'outOfScope',
  };
}

/** A reminder of what somebody has meanwhile reminds of nothing. */
function mootFor(kind: DueHeld['delivery']['kind'], { status, assigneeId }: DueHeld['alert']): 'settled' | undefined {
  const isSettled = status === 'resolved' || assigneeId !== null;
  return kind !== 'change' && isSettled ? 'settled' : undefined;
}

/** One message of a release uses up one of the day, by whatever channels it goes. */
function toOutcome(own: readonly DueHeld[], released: Released, nowMs: number): HeldOutcome {
  const rows = new Map(own.map(({ delivery }) => [delivery.id, delivery]));
  const digests = released.digests.flatMap(({ channel, of }) => {
    const newest = rows.get(of[0]?.id ?? '');
    return newest === undefined ? [] : [{ digest: digestOf(newest, channel as NewDelivery['channel'], nowMs), of }];
  });
  const [first] = [...released.send, ...digests.map(({ digest }) => digest.id)];
  const countedAt = (id: string) => (released.counts && id === first ? new Date(nowMs) : null);
  return {
    send: released.send.map((id) => ({ id, countedAt: countedAt(id) })),
    fold: [
      ...released.drop.map(({ id, reason }) => ({ id, reason, into: null })),
      ...released.fold.map(({ id, into }) => ({ id, reason: 'newer', into })),
      ...digests.flatMap(({ digest, of }) => of.map(({ id }) => ({ id, reason: 'digest', into: digest.id }))),
    ],
    hold: released.hold.map(({ id, reason, untilMs }) => ({ id, reason, until: new Date(untilMs) })),
    digests: digests.map(({ digest }) => ({ ...digest, countedAt: countedAt(digest.id) })),
  };
}

function digestOf(
  { tenantId, alertId, eventId, userId }: DueHeld['delivery'],
  channel: NewDelivery['channel'],
  nowMs: number,
) {
  const kind = 'digest' as const;
  const id = deliveryId({ alertId, eventId, kind, channel, to: userId });
  return {
    id,
    kind,
    channel,
    userId,
    tenantId,
    alertId,
    eventId,
    state: 'queued' as const,
    reason: null,
    nextTryAt: new Date(nowMs),
  };
}
