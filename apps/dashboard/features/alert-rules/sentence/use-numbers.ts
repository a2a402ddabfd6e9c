'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { useSession } from '@/features/session/session-context';
import { createNumberText, type NumberText } from '@/lib/format/number-text';

/** How the person writes numbers, and how they are read. */
export function useNumbers(): NumberText {
  const locale = useLocale();
  const { currency } = useSession().me.tenant;
  return useMemo(() => createNumberText({ locale, currency }), [locale, currency]);
}
