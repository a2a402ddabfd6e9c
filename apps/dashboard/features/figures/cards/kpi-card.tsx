'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import { AskBell } from '@/features/alert-ask/ask-bell';
import type { KpiId } from '@/features/figures/answers/use-performance';
import { MetricInfo } from '@/features/glossary/metric-info';
import { useSession } from '@/features/session/session-context';
import type { Figure, MetricChange } from '@/lib/api/types';
import { kindOf } from '@/lib/format/kinds';
import { Bar } from '@/ui/bar';
import { cn } from '@/ui/cn';
import { Delta } from '@/ui/delta';
import { LiveFigure } from '@/ui/live-figure';
import { Skeleton } from '@/ui/skeleton';
import { Sparkline } from '@/ui/sparkline';

export interface KpiCardProps {
  id: KpiId;
  value: Figure | undefined;
  previous: Figure | undefined;
  change: MetricChange | undefined;
  /** "vs. sex. 13 nov até 14:32", null without a comparison. */
  versus: string | null;
  course: {
    values: (number | null)[];
    comparison: (number | null)[];
    length: number;
    fromZero: boolean;
    partial: number | undefined;
  };
  /** Beside the name: "parcial" while the day runs, how much of the sales a margin speaks of. */
  note: string | null;
  isLoading: boolean;
  isStale: boolean;
  asOf: string | undefined;
  href: string | null;
  /** The stores that an alert about the figure would watch; null: all as one. Absent: none is offered. */
  asksOf?: readonly string[] | null;
  /** As wide as the phone: its words need no second line. */
  isWide: boolean;
  className?: string;
}

/** Label, figure, change and course. The whole card is one link; the (i) lies above it. Heights are the same before and after loading. */
export function KpiCard(props: KpiCardProps) {
  const { id, value, previous, course, href, isWide, className } = props;
  return (
    <article
      data-testid={`kpi-${id}`}
      data-value={value ?? ''}
      data-previous={previous ?? ''}
      className={cn(
        'card group relative flex min-w-0 flex-col p-4 lg:p-5',
        href && 'hover:border-line-strong',
        className,
      )}
    >
      <CardHead {...props} />
      <CardFigure {...props} />
      <CardChange {...props} />
      <div className={id === 'goalRate' ? 'mt-3 max-md:mt-2' : 'mt-3'}>
        {id === 'goalRate' ? (
          <div className={cn('flex items-end pb-1', isWide ? 'md:h-8' : 'h-8')}>
            <Bar share={typeof value === 'number' ? value : null} className="h-2 md:h-2" />
          </div>
        ) : (
          <Sparkline {...course} />
        )}
      </div>
    </article>
  );
}

/** The name, as the card's link where it leads somewhere. */
function CardHead({ id, note, href, isWide, asOf, asksOf }: KpiCardProps) {
  const t = useTranslations('metrics');
  const name = t(id);
  return (
    <div className={cn('flex min-h-6 items-start justify-between gap-2', !isWide && 'max-md:min-h-[38px]')}>
      <h2 className="min-w-0 text-table font-medium text-text-2">
        {href ? (
          <Link
            href={href}
            className="rounded-card after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
          >
            {name}
          </Link>
        ) : (
          name
        )}
        {note ? (
          <>
            {' '}
            <span className="inline-block font-normal text-text-3">{note}</span>
          </>
        ) : null}
      </h2>
      <span className="flex shrink-0 items-center gap-1 max-md:-my-2.5 max-md:-mr-2.5">
        {asksOf === undefined ? null : <AskBell metric={id} storeIds={asksOf} className="relative -my-1" />}
        <MetricInfo id={id} name={name} asOf={asOf} />
      </span>
    </div>
  );
}

function CardFigure({ id, value, isLoading, isStale }: KpiCardProps) {
  const { formats } = useSession();
  const isHero = id === 'netSales';
  const figure = formats.figure(value, kindOf(id));
  return (
    <div
      className={cn(
        '@container mt-1 flex items-center',
        isHero ? 'h-12 md:h-10' : 'h-9 md:h-10',
        isStale && 'opacity-50',
      )}
      style={{ '--fit': fitOf(figure) } as CSSProperties}
    >
      {isLoading ? (
        <Skeleton className={cn('h-7 w-3/5', isHero && 'max-md:h-9')} />
      ) : (
        <LiveFigure
          text={figure}
          className={cn(
            'whitespace-nowrap font-semibold tracking-[-0.015em] md:text-[length:min(28px,var(--fit))]',
            isHero ? 'text-[length:min(34px,var(--fit))]' : 'text-[length:min(22px,var(--fit))]',
          )}
        />
      )}
    </div>
  );
}

function CardChange({ id, change, versus, isLoading, isWide }: KpiCardProps) {
  const t = useTranslations('filters.compareShort');
  const { formats } = useSession();
  const shown = formats.change(change, kindOf(id));
  return (
    <div className={cn('mt-0.5 min-h-[38px] text-table', !isWide && 'max-md:min-h-[54px]')}>
      {isLoading ? (
        <Skeleton className="mt-1 h-3.5 w-4/5" />
      ) : versus === null ? (
        <span className="text-text-3">{t('none')}</span>
      ) : (
        <>
          {shown ? <Delta change={shown} /> : null}
          <span className="block text-hint leading-[18px] text-text-2">{versus}</span>
        </>
      )}
    </div>
  );
}

/** A character of the figure is at most 0.6 of its size wide: billions shrink rather than leave their card. */
function fitOf(figure: string): string {
  return `${(100 / (figure.length * 0.6)).toFixed(2)}cqw`;
}
