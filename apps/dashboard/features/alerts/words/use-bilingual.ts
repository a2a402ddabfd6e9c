'use client';

import type { Bilingual } from '@vitrine/contracts';
import { useLocale } from 'next-intl';

/** The text of the page's language. */
export function useBilingual(): (text: Bilingual) => string {
  const locale = useLocale();
  return (text) => (locale === 'en' ? text.en : text['pt-BR']);
}
