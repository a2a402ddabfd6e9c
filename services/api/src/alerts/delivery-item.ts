import type { AlertDelivery } from '@vitrine/contracts';
import type { DeliveryRow } from '@vitrine/store';
import { isoOf } from './alert-items.js';

/** A message as the log shows it. When it is tried next only while it is to be sent. */
export function deliveryItem(row: DeliveryRow): AlertDelivery {
  const isWaiting = row.state === 'queued' || row.state === 'held';
  return {
    id: row.id,
    alertId: row.kind === 'test' ? null : row.alertId,
    kind: row.kind,
    ruleName: row.ruleName ?? '',
    test: row.testedRuleId === null ? null : { ruleId: row.testedRuleId },
    channel: row.channel,
    recipient: { id: row.userId ?? row.endpointId ?? '', name: row.recipientName ?? '' },
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
    nextTryAt: isWaiting ? row.nextTryAt.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
    sentAt: isoOf(row.sentAt),
  };
}
