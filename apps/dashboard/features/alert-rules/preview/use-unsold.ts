'use client';

import type { UnsoldItem } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';

/** A rule may name a thousand. */
const NAMED = 5;

/** Says what a rule names and nobody sold so far, for the preview and after saving. */
export function useUnsold(): (unsold: readonly UnsoldItem[]) => string {
  const t = useTranslations('alertRules.preview');
  return (unsold) => {
    const more = unsold.length - NAMED;
    const names = unsold.slice(0, NAMED).map(({ id }) => `“${id}”`);
    const told = more > 0 ? [...names, t('moreUnsold', { count: more })] : names;
    return t('unsold', { names: told.join(', '), count: unsold.length });
  };
}
