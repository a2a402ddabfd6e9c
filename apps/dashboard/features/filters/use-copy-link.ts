'use client';

import { useTranslations } from 'next-intl';
import { notify } from '@/ui/notices/notify';

/** The address is the view; who opens it sees only what they may see. */
export function useCopyLink(): () => Promise<void> {
  const t = useTranslations('filters');
  return async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      notify('success', t('copied'));
    } catch {
      notify('message', t('copyFailed'));
    }
  };
}
