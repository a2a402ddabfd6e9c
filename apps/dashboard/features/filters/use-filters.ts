'use client';

import { usePathname } from 'next/navigation';
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { useBusinessClock } from '@/features/clock/clock-context';
import { useLive } from '@/features/live/live-provider';
import { screenAt } from '@/features/screens/screens';
import type { CompareKind, Filters, Period } from '@/lib/api/types';
import { periodOf } from './period';

export const compareChoices = ['sameWeekday', 'previousPeriod', 'lastYear', 'none'] as const;
export type CompareChoice = (typeof compareChoices)[number];

export function isCompareChoice(text: string): text is CompareChoice {
  return compareChoices.some((choice) => choice === text);
}

const parsers = {
  period: parseAsString,
  compare: parseAsStringLiteral(compareChoices).withDefault('sameWeekday'),
  region: parseAsArrayOf(parseAsString).withDefault([]),
  store: parseAsArrayOf(parseAsString).withDefault([]),
};

export const filterKeys = Object.keys(parsers);

export interface FilterView {
  /** Today's business date. */
  today: string;
  period: Period;
  periodText: string;
  /** The period of the screen while nobody has chosen one. */
  usualPeriod: string;
  compare: CompareKind | undefined;
  compareChoice: CompareChoice;
  regions: string[];
  storeIds: string[];
  filters: Filters;
  /** The period is today and nothing else: figures move, comparisons are cut at this minute. */
  isToday: boolean;
  /** Today is part of the period, so its last day is not over. */
  hasToday: boolean;
  isWholeScope: boolean;
}

/** What the URL says, in business terms, and how to change it: a copied link is the whole view. */
export function useFilters() {
  const usualPeriod = screenAt(usePathname())?.usualPeriod ?? 'today';
  const [values, setValues] = useQueryStates(parsers, { history: 'push', scroll: false });
  const clock = useBusinessClock();
  const { snapshot } = useLive();
  const today = snapshot && snapshot.businessDate > clock.day ? snapshot.businessDate : clock.day;

  const view = useMemo<FilterView>(() => {
    const periodText = values.period ?? usualPeriod;
    const period = periodOf(periodText, today);
    const filters: Filters = [];
    if (values.region.length > 0) filters.push({ dimension: 'region', in: values.region });
    if (values.store.length > 0) filters.push({ dimension: 'store', in: values.store });
    return {
      today,
      period,
      periodText,
      usualPeriod,
      compare: values.compare === 'none' ? undefined : values.compare,
      compareChoice: values.compare,
      regions: values.region,
      storeIds: values.store,
      filters,
      isToday: period.from === today && period.to === today,
      hasToday: period.from <= today && period.to >= today,
      isWholeScope: filters.length === 0,
    };
  }, [values, today, usualPeriod]);

  return { ...view, setFilters: setValues };
}
