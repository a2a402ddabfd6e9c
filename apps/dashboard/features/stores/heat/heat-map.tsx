'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useSession } from '@/features/session/session-context';
import type { StoreRow } from '@/features/stores/comparison/store-rows';
import type { Comparison } from '@/features/stores/comparison/use-comparison';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { type Grid, gridOf } from './heat-grid';
import { HeatTable } from './heat-table';

/** Store by hour. A real table: the colour only repeats what each cell says. */
export function HeatMap({ comparison, rows }: { comparison: Comparison; rows: readonly StoreRow[] }) {
  const t = useTranslations('stores');
  const { byHour, isNetwork, hasHours } = comparison;
  const grid = useMemo(() => gridOf(byHour.data?.rows ?? []), [byHour.data]);
  return (
    <Panel title={t('heatmap')} testId="heat-map" lead={<Lead grid={grid} isNetwork={isNetwork} />}>
      {isNetwork ? <p className="mb-2 text-hint text-text-2">{t('heatmapOwn')}</p> : null}
      {!hasHours ? null : byHour.isPending ? (
        <RowsSkeleton rows={10} />
      ) : byHour.isError && !byHour.data ? (
        <ReadingFailed error={byHour.error} onRetry={() => void byHour.refetch()} />
      ) : grid.hours.length === 0 ? (
        <Empty title={t('empty')} help={t('heatmapEmptyHelp')} />
      ) : (
        <HeatTable grid={grid} rows={rows} isNetwork={isNetwork} />
      )}
    </Panel>
  );
}

/** The hour that sold most, and how to read the map. */
function Lead({ grid: { peak }, isNetwork }: { grid: Grid; isNetwork: boolean }) {
  const t = useTranslations('stores');
  const { formats } = useSession();
  const finding = peak
    ? t('heatmapTakeaway', {
        isNetwork: String(!isNetwork),
        hour: formats.hour(peak.hour),
        sales: formats.compact(peak.sales, 'money'),
      })
    : null;
  return (
    <p className="min-h-5">
      {finding} {finding ? t('heatmapPick') : null}
    </p>
  );
}
