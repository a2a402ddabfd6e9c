'use client';

import { useTranslations } from 'next-intl';
import { ShownOnceDialog } from '@/ui/shown-once-dialog';

export interface GivenSecret {
  name: string;
  secret: string;
}

/** The one time a webhook's secret is on a screen. */
export function SecretDialog({ given: { name, secret }, onClose }: { given: GivenSecret; onClose: () => void }) {
  const t = useTranslations('notifications.endpoints.secret');
  const words = {
    ...{ title: t('title', { name }), what: t('what'), label: t('label'), close: t('close') },
    ...{ copy: t('copy'), copied: t('copied'), copyFailed: t('copyFailed') },
  };
  return <ShownOnceDialog id="endpoint-secret" value={secret} words={words} onClose={onClose} />;
}
