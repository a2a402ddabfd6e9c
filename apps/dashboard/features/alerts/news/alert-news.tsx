'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { NotificationSettings, StreamAlert } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useLiveStore } from '@/features/live/live-provider';
import { callApi } from '@/lib/api/client';
import { useBilingual } from '../words/use-bilingual';
import { Announcements, rings } from './announcement';
import { chime } from './chime';

/** Events of a burst ask for the inbox once. */
const ASK_AFTER_MS = 300;
const SETTINGS_FRESH_MS = 60_000;

/** Hears the alerts of the live line: shown inboxes are asked anew, a screen reader is told, and whoever chose a sound hears one. */
export function AlertNews() {
  useFreshInbox();
  useChime();
  const announcement = useAnnouncement();
  return (
    <p aria-live="polite" className="sr-only" data-testid="alert-news">
      {announcement}
    </p>
  );
}

/** A line that is new may have missed something, so it asks as well. */
function useFreshInbox(): void {
  const store = useLiveStore();
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: ['alerts'] });
      }, ASK_AFTER_MS);
    };
    const hangUp = store.hearAlerts(ask);
    return () => {
      clearTimeout(timer);
      hangUp();
    };
  }, [store, client]);
}

function useAnnouncement(): string {
  const t = useTranslations('alerts.news');
  const say = useBilingual();
  const store = useLiveStore();
  const [announcements] = useState(() => new Announcements());
  const [told, setTold] = useState<{ newest: StreamAlert; count: number }>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      setTold(announcements.take());
    };
    const hangUp = store.hearAlerts((alert) => {
      if (alert === null || !rings(alert)) return;
      announcements.add(alert);
      timer ??= setTimeout(tell, announcements.waitMs ?? 0);
    });
    return () => {
      clearTimeout(timer);
      hangUp();
    };
  }, [store, announcements]);
  if (!told) return '';
  return t('announce', { count: told.count, headline: say(told.newest.headline), open: told.newest.counts.open });
}

/** Only for who chose it; asked when something rings. */
function useChime(): void {
  const store = useLiveStore();
  const client = useQueryClient();
  const isAsking = useRef(false);
  useEffect(
    () =>
      store.hearAlerts((alert) => {
        if (alert === null || !rings(alert) || isAsking.current) return;
        isAsking.current = true;
        client
          .fetchQuery({
            queryKey: ['notifications'],
            queryFn: () => callApi<NotificationSettings>('/v1/me/notifications'),
            staleTime: SETTINGS_FRESH_MS,
          })
          .then(({ sound }) => sound && chime())
          .catch(() => undefined) // no sound is no failure: the alert is on the screen
          .finally(() => {
            isAsking.current = false;
          });
      }),
    [store, client],
  );
}
