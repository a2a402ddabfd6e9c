'use client';

import type { PasswordLink } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { ShownOnceDialog } from '@/ui/shown-once-dialog';

export interface GivenLink extends PasswordLink {
  name: string;
}

/** The one time a link is on a screen. Its maker hands it over; the dashboard sends nothing. */
export function LinkDialog({ given, onClose }: { given: GivenLink; onClose: () => void }) {
  const t = useTranslations('settings.link');
  const { formats } = useSession();
  const words = {
    title: t('title', { name: given.name }),
    what: t('what', { until: formats.moment(given.expiresAt) }),
    ...{ label: t('label'), copy: t('copy'), copied: t('copied'), copyFailed: t('copyFailed'), close: t('close') },
  };
  const address = `${window.location.origin}/set-password#${given.token}`;
  return <ShownOnceDialog id="password-link" value={address} words={words} onClose={onClose} />;
}
