'use client';

import { gapOf } from '@vitrine/metrics/change';
import { useTranslations } from 'next-intl';
import { useComparedName } from '@/features/figures/words/use-compared-name';
import { useCoverageNote } from '@/features/figures/words/use-coverage-note';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import type { StoreRow } from '@/features/stores/comparison/store-rows';
import type { Comparison } from '@/features/stores/comparison/use-comparison';
import type { MetricRow, Period } from '@/lib/api/types';
import { ChartTable } from '@/ui/chart/chart-table';
import { cn } from '@/ui/cn';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { ReadingFailed } from '@/ui/states';
import { decompose, driverOf, type EffectId, type Effects } from './effects';

const order: EffectId[] = ['volume', 'items', 'price'];

/** Is it traffic, basket or price? The change of net sales in three parts that add up, for all stores and for each. */
export function EffectsPanel({ comparison, rows }: { comparison: Comparison; rows: readonly StoreRow[] }) {
  const t = useTranslations('stores');
  const { compare } = useFilters();
  const { byStore } = comparison;
  const effects = compare && byStore.data ? effectsOf(comparison.total) : null;
  const missing = useCoverageNote(byStore.data, comparison.total);
  const finding = useFinding(effects, byStore.data?.comparePeriod);
  return (
    <Panel title={t('decomposition')} testId="decomposition" lead={finding ? <p>{finding}</p> : null}>
      {byStore.isPending ? (
        <RowsSkeleton rows={4} />
      ) : byStore.isError && !byStore.data ? (
        <ReadingFailed error={byStore.error} onRetry={() => void byStore.refetch()} />
      ) : effects ? (
        <>
          <EffectBars effects={effects} />
          <EffectsTable rows={rows} />
        </>
      ) : (
        <p className="py-6 text-center text-table text-text-2">{missing ? `${missing}.` : t('decompositionNone')}</p>
      )}
    </Panel>
  );
}

/** What moved the sales most, in a sentence. */
function useFinding(effects: Effects | null, earlier: Period | undefined): string | null {
  const t = useTranslations('stores');
  const { formats } = useSession();
  const period = useComparedName(earlier);
  if (!effects || !earlier) return null;
  const driver = driverOf(effects);
  return t('decompositionTakeaway', {
    total: formats.signedMoney(effects.total),
    period,
    driver,
    amount: formats.signedMoney(effects[driver]),
  });
}

/** The effects of every store that can be told apart. */
function EffectsTable({ rows }: { rows: readonly StoreRow[] }) {
  const t = useTranslations('stores');
  const { formats } = useSession();
  const { period } = useFilters();
  const nameOf = useEffectNames();
  const lines = rows.flatMap(({ name, figures }) => {
    const own = effectsOf(figures);
    if (!own) return [];
    const amounts = [...order.map((id) => own[id]), own.total];
    return [{ shown: [name, ...amounts.map(formats.signedMoney)], exact: [name, ...amounts] }];
  });
  return (
    <ChartTable
      table={{
        caption: t('decomposition'),
        fileName: `vitrine-efeitos-${period.from}`,
        columns: [t('store'), ...order.map(nameOf), nameOf('total')],
        rows: lines,
      }}
    />
  );
}

/** Bars from a middle line: left is less, right is more; sign and figure say it too. */
function EffectBars({ effects }: { effects: Effects }) {
  const nameOf = useEffectNames();
  const { formats } = useSession();
  const widest = Math.max(...[...order, 'total' as const].map((id) => Math.abs(Number(effects[id]))), 0.01);
  return (
    <dl className="flex flex-col gap-3 pt-1">
      {[...order, 'total' as const].map((id) => {
        const value = Number(effects[id]);
        const share = (Math.abs(value) / widest) * 50;
        return (
          <div
            key={id}
            className={cn(
              'grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 text-table',
              id === 'total' && 'border-t border-line pt-3',
            )}
          >
            <dt className={cn('text-text-2', id === 'total' && 'font-semibold text-text')}>{nameOf(id)}</dt>
            <dd
              className={cn(
                'tabular whitespace-nowrap font-medium',
                value < 0 ? 'text-down' : value > 0 ? 'text-up' : 'text-text-2',
              )}
            >
              {formats.signedMoney(effects[id])}
            </dd>
            <dd aria-hidden className="relative col-span-2 mt-1.5 h-2 rounded-full bg-sunken">
              <span
                className={cn('absolute inset-y-0 rounded-full', value < 0 ? 'bg-down' : 'bg-up')}
                style={value < 0 ? { right: '50%', width: `${share}%` } : { left: '50%', width: `${share}%` }}
              />
              <span className="absolute inset-y-[-3px] left-1/2 w-px bg-line-strong" />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** The effect of the basket is called as the metric it moves. */
function useEffectNames(): (id: EffectId | 'total') => string {
  const t = useTranslations();
  return (id) => (id === 'items' ? t('metrics.itemsPerTicket') : t(`stores.effects.${id}`));
}

function effectsOf(figures: MetricRow): Effects | null {
  const before = figures['netSales.previous'];
  if (typeof before !== 'string' || typeof figures.netSales !== 'string') return null;
  if (gapOf(figures.changes?.netSales) !== undefined) return null;
  return decompose(
    { netSales: figures.netSales, tickets: Number(figures.tickets ?? 0), units: Number(figures.units ?? 0) },
    {
      netSales: before,
      tickets: Number(figures['tickets.previous'] ?? 0),
      units: Number(figures['units.previous'] ?? 0),
    },
  );
}
