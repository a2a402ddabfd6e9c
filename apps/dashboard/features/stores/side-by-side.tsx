'use client';

import { useTranslations } from 'next-intl';
import { gapIn } from '@/features/figures/words/coverage-words';
import { useSession } from '@/features/session/session-context';
import type { StoreRow } from '@/features/stores/comparison/store-rows';
import type { MetricColumn, TableView } from '@/features/stores/view/use-table-view';
import { kindOf } from '@/lib/format/kinds';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { Delta } from '@/ui/delta';
import { LiveFigure } from '@/ui/live-figure';
import { Panel } from '@/ui/panel';
import { ScrollRegion } from '@/ui/scroll-region';
import { Sparkline } from '@/ui/sparkline';

/** Two to five stores as columns: the same metric on one line. */
export function SideBySide({ rows, view }: { rows: readonly StoreRow[]; view: TableView }) {
  const t = useTranslations('stores');
  return (
    <div id="side-by-side" className="mt-3 scroll-mt-32 lg:mt-4">
      <Panel
        testId="side-by-side"
        title={t('sideBySide')}
        action={
          <Button look="quiet" onClick={() => void view.setView({ pick: null })}>
            {t('closeCompare')}
          </Button>
        }
      >
        <ScrollRegion label={t('sideBySide')}>
          <table className="w-full border-collapse text-table">
            <caption className="sr-only">{t('sideBySide')}</caption>
            <thead className="bg-sunken">
              <tr>
                <td className="sticky left-0 z-10 bg-sunken px-3" />
                {rows.map((row) => (
                  <th key={row.id} scope="col" className="min-w-[136px] px-3 py-2.5 text-left align-top font-semibold">
                    {row.name}
                  </th>
                ))}
              </tr>
            </thead>
            <Lines rows={rows} view={view} />
          </table>
        </ScrollRegion>
      </Panel>
    </div>
  );
}

const heading = 'sticky left-0 z-10 bg-surface px-3 py-2.5 text-left font-normal text-text-2';

/** A line for each metric, the course last. */
function Lines({ rows, view }: { rows: readonly StoreRow[]; view: TableView }) {
  const t = useTranslations();
  const metrics = view.metrics.filter((metric) => metric !== 'sellerHour' || view.columns.includes(metric));
  return (
    <tbody>
      {metrics.map((metric) => (
        <tr key={metric} className="border-t border-line">
          <th scope="row" className={cn(heading, 'align-top max-md:max-w-[104px]')}>
            {t(`metrics.${metric}`)}
          </th>
          {rows.map((row) => (
            <td key={row.id} className="px-3 py-2.5 align-top">
              <Figures row={row} metric={metric} />
            </td>
          ))}
        </tr>
      ))}
      <tr className="border-t border-line">
        <th scope="row" className={heading}>
          {t('stores.trend')}
        </th>
        {rows.map((row) => (
          <td key={row.id} className="px-3 py-2.5">
            <Sparkline values={row.course} length={row.course.length} />
          </td>
        ))}
      </tr>
    </tbody>
  );
}

function Figures({ row: { figures }, metric }: { row: StoreRow; metric: MetricColumn }) {
  const { formats } = useSession();
  const kind = kindOf(metric);
  return (
    <>
      <LiveFigure
        text={formats.figure(figures[metric], kind)}
        className="block whitespace-nowrap text-card font-semibold"
      />
      <Delta change={formats.change(figures.changes?.[metric], kind)} gap={gapIn(figures)} className="mt-1 text-hint" />
    </>
  );
}
