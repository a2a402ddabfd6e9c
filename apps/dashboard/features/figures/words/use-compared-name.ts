'use client';

import { useTranslations } from 'next-intl';
import { useBusinessClock } from '@/features/clock/clock-context';
import { comparedSoFar } from '@/features/filters/period';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import type { Period } from '@/lib/api/types';

/** The days that figures are compared with: "16 – 22 nov", and "16 – 22 nov até 14:32" while the period asked for runs. */
export function useComparedName(compared: Period | undefined): string {
  const t = useTranslations('delta');
  const { formats } = useSession();
  const { period, hasToday, today } = useFilters();
  const { hour, minute } = useBusinessClock();
  if (!compared) return '';
  if (!hasToday) return formats.period(compared);
  const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
  return t('soFar', { period: formats.period(comparedSoFar(compared, period, today)), time });
}
