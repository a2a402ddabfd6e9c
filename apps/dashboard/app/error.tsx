'use client';

import { RotateCw, ServerCrash } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';

/** A screen that failed. In production the server's own words never reach the browser, only the digest to quote. */
export default function ScreenFailed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('states');
  return (
    <main className="flex min-h-[70dvh] items-center justify-center">
      <Notice
        isPage
        role="alert"
        icon={<ServerCrash size={20} strokeWidth={1.75} />}
        title={t('crashTitle')}
        help={t('crashHelp')}
        action={
          <Button look="primary" onClick={() => (error.digest ? window.location.reload() : reset())}>
            <RotateCw size={16} strokeWidth={1.75} aria-hidden />
            {t('retry')}
          </Button>
        }
        {...(error.digest ? { foot: t('quote', { id: error.digest }) } : {})}
      />
    </main>
  );
}
