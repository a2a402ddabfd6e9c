'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '@/features/session/session-context';
import { notify } from '@/ui/notices/notify';
import { useLive } from './live-provider';

const ANNOUNCE_EVERY_MS = 30_000;

/** Says when the live line drops and returns; tells a screen reader today's sales, at most twice a minute. */
export function LiveNotices() {
  const t = useTranslations('live');
  const { status, snapshot } = useLive();
  const { formats } = useSession();
  const wasPolling = useRef(false);
  const announcedAt = useRef(0);
  const [announcement, setAnnouncement] = useState('');

  useEffect(() => {
    if (status === 'polling' && !wasPolling.current) notify('warning', t('pollingToast'));
    if (status === 'live' && wasPolling.current) notify('success', t('backToast'));
    if (status !== 'connecting') wasPolling.current = status === 'polling';
  }, [status, t]);

  const sales = snapshot?.total.netSales;
  useEffect(() => {
    if (sales === undefined || Date.now() - announcedAt.current < ANNOUNCE_EVERY_MS) return;
    const isFirst = announcedAt.current === 0;
    announcedAt.current = Date.now();
    if (!isFirst) setAnnouncement(t('announce', { sales: formats.figure(sales, 'money') }));
  }, [sales, t, formats]);

  return (
    <p aria-live="polite" className="sr-only">
      {announcement}
    </p>
  );
}
