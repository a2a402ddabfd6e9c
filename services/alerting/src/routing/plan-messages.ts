import { channelsOf } from '@vitrine/alert-rules';
import type { AlertChannel, AlertRouting } from '@vitrine/contracts';
import type { DeliveryKind, NewDelivery } from '@vitrine/store';
import { deliveryId } from './delivery-id.js';
import { type Ear, type Hold, holdOf, type News } from './noise/hold.js';

/** Messages about one event. */
export interface About extends News {
  readonly alertId: string;
  readonly eventId: string;
  readonly kind: Exclude<DeliveryKind, 'digest'>;
}

export interface Told extends Ear {
  readonly personId: string;
  /** By channel, the message of another alert that has told this person the same. */
  readonly saidBy: ReadonlyMap<string, string>;
}

const INTERRUPTS: ReadonlySet<string> = new Set<AlertChannel>(['push', 'mail']);

/** The messages to one person, and whether they use up one of their day's budget. The inbox gets its entry whatever is held or folded. */
export function messagesTo(
  person: Told,
  about: About,
  channels: AlertRouting['channels'],
  nowMs: number,
): { messages: NewDelivery[]; counts: boolean } {
  const hold = holdOf(about, person, nowMs);
  const messages = channelsOf(channels, person.settings).map(
    (channel): NewDelivery => messageTo(person, about, channel, hold, nowMs),
  );
  const interrupts = ({ state, channel }: NewDelivery) => state === 'queued' && INTERRUPTS.has(channel);
  const counts = about.level !== 'critical' && messages.some(interrupts);
  const countedAt = new Date(nowMs);
  return { messages: messages.map((each) => (counts && interrupts(each) ? { ...each, countedAt } : each)), counts };
}

function messageTo(
  person: Told,
  about: About,
  channel: AlertChannel,
  hold: Hold | undefined,
  nowMs: number,
): NewDelivery {
  const { alertId, eventId, kind } = about;
  const id = deliveryId({ alertId, eventId, kind, channel, to: person.personId });
  const base = { id, kind, channel, userId: person.personId, nextTryAt: new Date(nowMs) };
  const saidBy = person.saidBy.get(channel);
  if (!INTERRUPTS.has(channel)) return { ...base, state: 'queued', reason: null };
  if (saidBy !== undefined) {
    return { ...base, state: 'folded', reason: 'duplicate', foldedInto: saidBy };
  }
  if (hold === undefined) return { ...base, state: 'queued', reason: null };
  return { ...base, state: 'held', reason: hold.reason, nextTryAt: new Date(hold.untilMs) };
}

/** Webhooks are programs: they get every event at once, and nothing is held back from them. */
export function messagesToEndpoints(about: About, endpointIds: readonly string[], channelOf: ChannelOf, nowMs: number) {
  return endpointIds.flatMap((endpointId): NewDelivery[] => {
    const channel = channelOf(endpointId);
    if (channel === undefined) return [];
    const { alertId, eventId, kind } = about;
    const id = deliveryId({ alertId, eventId, kind, channel, to: endpointId });
    return [{ id, kind, channel, endpointId, state: 'queued', reason: null, nextTryAt: new Date(nowMs) }];
  });
}

/** The channel of an endpoint; undefined for one that is gone or off. */
export type ChannelOf = (endpointId: string) => Extract<AlertChannel, 'webhook' | 'slack'> | undefined;
