'use client';

import { useTranslations } from 'next-intl';

/** A store's format in words where we have them, else as the catalogue writes it. */
export function useFormatName(): (format: string) => string {
  const t = useTranslations('stores.formats');
  return (format) => (t.has(format) ? t(format) : format);
}
