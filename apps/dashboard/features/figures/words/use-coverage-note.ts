'use client';

import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import type { MetricAnswer, MetricRow } from '@/lib/api/types';
import { missingOf } from './coverage-words';

/** Why there is no change, in words: "Faltam 4 dias no período comparado". Null when every day is there. */
export function useCoverageNote(answer: MetricAnswer | undefined, row: MetricRow | undefined): string | null {
  const t = useTranslations('coverage');
  const { formats } = useSession();
  const missing = missingOf(row, answer?.coverage);
  switch (missing?.of) {
    case undefined:
      return null;
    case 'compared':
      return t('compared', { count: missing.days });
    case 'beforeFirstSale':
      return t('beforeFirstSale', { date: formats.date(missing.since) });
    case 'asked':
      return t('asked');
    case 'dayUnderWay':
      return t('dayUnderWay');
    case 'nothing':
      return t('nothing', { period: answer?.comparePeriod ? formats.period(answer.comparePeriod) : '' });
  }
}
