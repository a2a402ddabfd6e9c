import type { AlertWebhook } from '@vitrine/contracts';
import { alertSummary, beganMs } from '@vitrine/metrics';
import type { DueDelivery } from '@vitrine/store';
import { texts } from '../messages/texts.js';
import type { ToldNotice } from '../texts/notices.js';

export function webhookBody({ delivery, alert, event }: DueDelivery, notice: ToldNotice): AlertWebhook {
  const level =
    event.level === 'warning' || event.level === 'critical' || event.level === 'none' ? event.level : alert.level;
  return {
    type: typeOf(delivery.kind, event.kind),
    timestamp: event.at.toISOString(),
    ...(delivery.kind === 'test' && { test: true }),
    data: {
      text: { 'pt-BR': alertSummary(notice, 'pt-BR'), en: alertSummary(notice, 'en') },
      url: notice.links.alert,
      alert: {
        ...{ id: alert.id, eventId: event.id, tenantId: alert.tenantId, subject: alert.subject, level },
        rule: { id: alert.ruleId, version: alert.ruleVersion, name: alert.ruleName },
        sinceAt: new Date(beganMs(notice.claims, notice.claims.figures)).toISOString(),
        raisedAt: alert.raisedAt.toISOString(),
        isLate: alert.isLate,
        evidence: [...(event.evidence ?? alert.evidence)],
        contributors: [...notice.contributors],
        findings: [...notice.findings],
        actions: [...notice.actions],
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
