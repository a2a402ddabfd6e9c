'use client';

import type { Alert } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { alertState } from './alert-state';

/** How an alert stands, with until when, by the store's clock, and who: `Adiado até 08:00`, `Com Ana Souza`. */
export function useStateWords(): (alert: Alert) => string {
  const t = useTranslations('alerts.states');
  const { formats } = useSession();
  return (alert) => {
    const until = alert.snoozedUntil ? formats.since(Date.parse(alert.snoozedUntil), alert.subject.timeZone) : '';
    return t(alertState(alert), { until, name: alert.assignee?.name ?? '' });
  };
}
