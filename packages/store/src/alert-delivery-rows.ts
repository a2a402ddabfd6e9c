import type { AlertChannel } from '@vitrine/contracts';
import type { alertDeliveries } from './schema-alerts.js';

export type DeliveryRow = typeof alertDeliveries.$inferSelect;
export type DeliveryKind = DeliveryRow['kind'];

/** A message to be sent, kept back or left unsent. The same message has the same id, however often it is made. */
export interface NewDelivery {
  id: string;
  kind: DeliveryKind;
  channel: AlertChannel;
  /** One of the two. */
  userId?: string;
  endpointId?: string;
  state: 'queued' | 'held' | 'folded';
  /** A code: why it is held or folded. */
  reason: string | null;
  foldedInto?: string | null;
  /** When to send it; of one that is held, when to decide anew. */
  nextTryAt: Date;
  /** Of one that uses up one of its person's day: when it was decided. */
  countedAt?: Date | null;
}

/** The event that it tells of. */
export interface ToldEvent {
  tenantId: string;
  alertId: string;
  eventId: string;
}

export function toDeliveryRow(delivery: NewDelivery, { tenantId, alertId, eventId }: ToldEvent) {
  const { userId = null, endpointId = null, foldedInto = null, countedAt = null, ...fields } = delivery;
  return { ...fields, userId, endpointId, foldedInto, countedAt, tenantId, alertId, eventId };
}
