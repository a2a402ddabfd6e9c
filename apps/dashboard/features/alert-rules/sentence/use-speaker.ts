'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useSession } from '@/features/session/session-context';
import type { Marked } from './rule-words';
import type { Speaker } from './speaker';
import { useNumbers } from './use-numbers';

/** The words of rules in the language of the page. @param isOwn whether "me" in the rule is the person looking */
export function useSpeaker(isOwn: boolean): Speaker & Marked {
  const t = useTranslations('alertRules');
  const metrics = useTranslations('metrics');
  const locale = useLocale();
  const numbers = useNumbers();
  const { stores, formats } = useSession();
  return useMemo(
    () => ({
      t: (key, values) => t(key, values),
      fill: (key, places) =>
        t.markup(key, Object.fromEntries(Object.entries(places).map(([tag, words]) => [tag, () => words]))),
      metrics: (metric) => metrics(metric),
      locale,
      numbers,
      storeName: (id) => stores.find((store) => store.id === id)?.name ?? id,
      moment: formats.moment,
      isOwn,
    }),
    [t, metrics, locale, numbers, stores, formats, isOwn],
  );
}
