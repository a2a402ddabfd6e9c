'use client';

import { useSearchParams } from 'next/navigation';
import { filterKeys } from './use-filters';

/** Filters travel along from screen to screen; what belongs to one screen only stays there. */
export function useFilterSearch(): string {
  const params = useSearchParams();
  const kept = new URLSearchParams([...params].filter(([name]) => filterKeys.includes(name)));
  const text = kept.toString();
  return text ? `?${text}` : '';
}
