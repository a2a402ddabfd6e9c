'use client';

import { useTranslations } from 'next-intl';
import { toast } from 'sonner';

/** The address is the view; who opens it sees only what they may see. */
export function useCopyLink(): () => Promise<void> {
  const t = useTranslations('filters');
  return async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      toast.success(t('copied'));
    } catch {
      toast.message(t('copyFailed'));
    }
  };
}
