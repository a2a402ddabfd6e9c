'use client';

import type { Gap } from '@vitrine/metrics/change';
import { ArrowDown, ArrowUp, Minus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Change } from '@/lib/format/figures';
import { NO_FIGURE } from '@/lib/format/kinds';
import { cn } from './cn';

const looks = { up: 'text-up', down: 'text-down', same: 'text-text-2' } as const;
const arrows = { up: ArrowUp, down: ArrowDown, same: Minus } as const;

/** Arrow, signed figure and word: colour is never the only cue. `quiet` keeps the word for screen readers only. */
export function Delta({
  change,
  gap,
  quiet = false,
  className,
}: {
  change: Change | null;
  /** Why there is no change to show. */
  gap?: Gap | undefined;
  quiet?: boolean;
  className?: string;
}) {
  const t = useTranslations('delta');
  const why = useTranslations('coverage.gap');
  if (!change) {
    return (
      <span className={cn('tabular text-text-3', className)} title={gap && why(gap)}>
        {NO_FIGURE}
        {gap ? <span className="sr-only"> {why(gap)}</span> : null}
      </span>
    );
  }
  const Arrow = arrows[change.direction];
  return (
    <span
      className={cn(
        'tabular inline-flex items-center gap-x-0.5 font-medium',
        !quiet && 'flex-wrap',
        looks[change.direction],
        className,
      )}
    >
      <Arrow size={14} strokeWidth={2} aria-hidden />
      <span className="whitespace-nowrap">{change.isNew ? t('new') : change.text}</span>
      {change.isNew ? null : <span className={quiet ? 'sr-only' : 'ml-1 font-normal'}>{t(change.direction)}</span>}
    </span>
  );
}
