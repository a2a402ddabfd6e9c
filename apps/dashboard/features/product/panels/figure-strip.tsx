'use client';

import { useTranslations } from 'next-intl';
import { gapIn } from '@/features/figures/words/coverage-words';
import { useComparedName } from '@/features/figures/words/use-compared-name';
import { useCoverageNote } from '@/features/figures/words/use-coverage-note';
import { MetricInfo } from '@/features/glossary/metric-info';
import type { Product } from '@/features/product/answers/use-product';
import { useSession } from '@/features/session/session-context';
import { kindOf } from '@/lib/format/kinds';
import { cn } from '@/ui/cn';
import { Delta } from '@/ui/delta';
import { LiveFigure } from '@/ui/live-figure';
import { Skeleton } from '@/ui/skeleton';
import { ReadingFailed } from '@/ui/states';

/** The figures of the product in these days, each with its change and its definition. */
export function FigureStrip({ product: { totals, metrics } }: { product: Product }) {
  const t = useTranslations();
  const { formats } = useSession();
  const compared = useComparedName(totals.data?.comparePeriod);
  const gap = useCoverageNote(totals.data, totals.data?.total);
  if (totals.isError && !totals.data)
    return (
      <div className="card">
        <ReadingFailed error={totals.error} onRetry={() => void totals.refetch()} />
      </div>
    );
  const total = totals.data?.total;
  return (
    <section className="card p-4 lg:p-5" data-testid="product-figures" aria-label={t('product.figures')}>
      <dl
        className={cn(
          'grid grid-cols-2 gap-x-4 gap-y-4 sm:grid-cols-3 xl:grid-cols-6',
          totals.isPlaceholderData && 'opacity-60',
        )}
      >
        {metrics.map((metric) => (
          <div key={metric} className="min-w-0">
            <dt className="flex items-center gap-1 text-table text-text-2">
              <span className="truncate">{t(`metrics.${metric}`)}</span>
              <MetricInfo id={metric} name={t(`metrics.${metric}`)} asOf={totals.data?.asOf} />
            </dt>
            <dd>
              {total ? (
                <>
                  <LiveFigure
                    text={formats.figure(total[metric], kindOf(metric))}
                    className="figures block whitespace-nowrap text-page font-semibold"
                  />
                  {total.changes ? (
                    <Delta
                      change={formats.change(total.changes[metric], kindOf(metric))}
                      gap={gapIn(total)}
                      quiet
                      className="text-hint"
                    />
                  ) : null}
                </>
              ) : (
                <Skeleton className="mt-1 h-9 w-24" />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {gap || compared ? (
        <p className="mt-3 text-hint text-text-2">{gap ? `${gap}.` : t('delta.versus', { period: compared })}</p>
      ) : null}
    </section>
  );
}
