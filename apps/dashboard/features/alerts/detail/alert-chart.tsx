'use client';

import type { AlertDetail } from '@vitrine/contracts';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useSession } from '@/features/session/session-context';
import { Chart } from '@/ui/chart/chart';
import { ChartTable } from '@/ui/chart/chart-table';
import { Panel } from '@/ui/panel';
import { alertChart } from './chart-model';

/** The figure of the alert along its day, or its days or weeks, with what was expected and the limits of the rule. */
export function AlertChart({ chart, timeZone }: { chart: NonNullable<AlertDetail['chart']>; timeZone: string }) {
  const t = useTranslations('alerts.chart');
  const metrics = useTranslations('metrics');
  const locale = useLocale();
  const { formats } = useSession();
  const metric = metrics(chart.metric);
  const { model, table } = useMemo(() => {
    const words = {
      metric,
      expected: t('expected'),
      band: t('band'),
      warning: t('warning'),
      critical: t('critical'),
      time: t(`time.${chart.grain}`),
      between: (low: string, high: string) => t('between', { low, high }),
    };
    return alertChart(chart, words, formats, timeZone);
  }, [chart, formats, timeZone, metric, t]);
  const title = t(`title.${chart.grain}`, { metric });
  return (
    <Panel title={title} testId="alert-chart">
      <figure className="m-0">
        <Legend hasExpected={model.comparison !== undefined} hasBand={model.band !== undefined} metric={metric} />
        <div className="h-[220px] lg:h-[260px]">
          <Chart model={model} locale={locale} description={title} />
        </div>
        <ChartTable table={{ ...table, caption: title, fileName: 'alert.csv' }} />
      </figure>
    </Panel>
  );
}

function Legend({ metric, hasExpected, hasBand }: { metric: string; hasExpected: boolean; hasBand: boolean }) {
  const t = useTranslations('alerts.chart');
  const item = 'inline-flex items-center gap-1.5';
  return (
    <figcaption className="mb-1 flex flex-wrap gap-x-4 gap-y-1 text-hint text-text-2">
      <span className={item}>
        <span aria-hidden className="size-2.5 rounded-[3px] bg-accent" />
        {metric}
      </span>
      {hasExpected ? (
        <span className={item}>
          <span aria-hidden className="w-4 border-t-2 border-dashed border-line-strong" />
          {t('expected')}
        </span>
      ) : null}
      {hasBand ? (
        <span className={item}>
          <span aria-hidden className="h-2.5 w-4 rounded-[3px] bg-line" />
          {t('band')}
        </span>
      ) : null}
    </figcaption>
  );
}
