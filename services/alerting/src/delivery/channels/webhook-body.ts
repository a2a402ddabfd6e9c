import type { AlertWebhook } from '@vitrine/contracts';
import type { DueDelivery } from '@vitrine/store';
import { texts } from '../messages/texts.js';

type Text = AlertWebhook['data']['text'];

export function webhookBody({ delivery, alert, event }: DueDelivery, text: Text, url: string): AlertWebhook {
  const level =
    event.level === 'warning' || event.level === 'critical' || event.level === 'none' ? event.level : alert.level;
  return {
    type: typeOf(delivery.kind, event.kind),
    timestamp: event.at.toISOString(),
    ...(delivery.kind === 'test' && { test: true }),
    data: {
      text,
      url,
      alert: {
        ...{ id: alert.id, eventId: event.id, tenantId: alert.tenantId, subject: alert.subject, level },
        rule: { id: alert.ruleId, version: alert.ruleVersion, name: alert.ruleName },
        sinceAt: alert.sinceAt.toISOString(),
        raisedAt: alert.raisedAt.toISOString(),
        isLate: alert.isLate,
        evidence: [...(event.evidence ?? alert.evidence)],
      },
    },
  };
}

function typeOf(kind: DueDelivery['delivery']['kind'], event: DueDelivery['event']['kind']): AlertWebhook['type'] {
  if (kind === 'test') return 'alert.test';
  return kind === 'digest' ? 'alert.digest' : `alert.${event}`;
}

export function testBody(at: Date, url: string): AlertWebhook {
  const text = { 'pt-BR': texts['pt-BR'].test, en: texts.en.test };
  return { type: 'alert.test', timestamp: at.toISOString(), test: true, data: { text, url, alert: null } };
}
