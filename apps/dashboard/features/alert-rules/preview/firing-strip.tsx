'use client';

import type { Backtest } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { clockIn } from '@/lib/calendar';
import { cn } from '@/ui/cn';
import { firingDays } from './firing-days';

const MOST_MARKS = 5;

/** Thirty days from left to right, a mark for each firing. The list below says the same in words. */
export function FiringStrip({ result }: { result: Backtest }) {
  const t = useTranslations('alertRules.preview');
  const { me, formats } = useSession();
  const days = firingDays(result, (instant) => clockIn(me.tenant.timeZone, new Date(instant)).day);
  const period = formats.period({ from: result.from, to: result.to });
  return (
    <figure>
      <figcaption className="mb-1 text-hint text-text-2">{t('days', { period })}</figcaption>
      <ul className="flex h-16 items-stretch gap-px border-b border-line-strong">
        {days.map(({ day, warning, critical }) => {
          const count = warning + critical;
          const words = t('day', { day: formats.shortDate(day), count });
          return (
            <li key={day} title={words} className="flex min-w-0 flex-1 flex-col-reverse items-center gap-0.5 pb-0.5">
              <span className="sr-only">{words}</span>
              {Array.from({ length: Math.min(count, MOST_MARKS) }, (_, mark) => (
                <span
                  key={mark}
                  aria-hidden
                  className={cn(
                    'h-2 w-full max-w-2 shrink-0',
                    mark < critical ? 'rotate-45 bg-critical' : 'rounded-full bg-warn',
                  )}
                />
              ))}
            </li>
          );
        })}
      </ul>
      <div aria-hidden className="mt-1 flex justify-between text-hint text-text-3">
        <span>{formats.shortDate(result.from)}</span>
        <span>{formats.shortDate(result.to)}</span>
      </div>
    </figure>
  );
}
