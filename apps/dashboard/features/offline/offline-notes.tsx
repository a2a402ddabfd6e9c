'use client';

import { CloudUpload, WifiOff } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { startWorker, tellWorker } from '@/features/push/this-browser';
import { useSession } from '@/features/session/session-context';
import { Banner } from '@/ui/banner';
import { loadNoticeList } from '@/ui/notices/load-notice-list';

/**
 * Asks the service worker to keep this page, to be opened without a network.
 * @param loadParts what the page loads only when it is needed
 */
export function useKeepPage(loadParts?: () => Promise<unknown>): void {
  const path = usePathname();
  const locale = useLocale();
  const personId = useSession().me.user.id;
  // In another language it is another page.
  useEffect(() => {
    if (navigator.onLine) keepPage(personId, path, loadParts).catch(() => undefined);
  }, [personId, path, locale, loadParts]);
}

async function keepPage(
  personId: string,
  path: string,
  loadParts: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  await Promise.all([loadParts(), loadNoticeList()]);
  const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  await startWorker(); // the first page of a browser may be ahead of it
  await tellWorker({ type: 'keep-page', path, files, personId });
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
