'use client';

import { CloudUpload, WifiOff } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { tellWorker } from '@/features/push/this-browser';
import { useSession } from '@/features/session/session-context';
import { Banner } from '@/ui/banner';

/** Asks the service worker to keep this page, to be opened without a network. */
export function useKeepPage(): void {
  const path = usePathname();
  useEffect(() => {
    if (navigator.onLine) tellWorker({ type: 'keep-page', path }).catch(() => undefined);
  }, [path]);
}

/** From when the figures are, where the api cannot be reached, and how many of the person's answers wait for it. */
export function OfflineNotes({ keptAt, waiting = 0 }: { keptAt: number | null; waiting?: number }) {
  const t = useTranslations('offline');
  const { formats } = useSession();
  return (
    <>
      {keptAt === null ? null : (
        <Banner tone="warn" icon={WifiOff} data-testid="kept-note">
          {t('kept', { since: formats.since(keptAt) })}
        </Banner>
      )}
      {waiting === 0 ? null : (
        <Banner tone="quiet" icon={CloudUpload} data-testid="waiting-note">
          {t('waiting', { count: waiting })}
        </Banner>
      )}
    </>
  );
}
