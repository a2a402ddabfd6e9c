'use client';

import { useTranslations } from 'next-intl';
import { gapIn } from '@/features/figures/words/coverage-words';
import { useSession } from '@/features/session/session-context';
import type { StoreRow } from '@/features/stores/comparison/store-rows';
import type { TableView } from '@/features/stores/view/use-table-view';
import { kindOf } from '@/lib/format/kinds';
import { Button } from '@/ui/button';
import { Delta } from '@/ui/delta';
import { LiveFigure } from '@/ui/live-figure';
import { Panel } from '@/ui/panel';
import { ScrollRegion } from '@/ui/scroll-region';
import { Sparkline } from '@/ui/sparkline';

/** Two to five stores as columns: the same metric on one line. */
export function SideBySide({ rows, view }: { rows: readonly StoreRow[]; view: TableView }) {
  const t = useTranslations();
  const { formats } = useSession();
  const metrics = view.metrics.filter((metric) => metric !== 'sellerHour' || view.columns.includes(metric));
  return (
    <div id="side-by-side" className="mt-3 scroll-mt-32 lg:mt-4">
      <Panel
        testId="side-by-side"
        title={t('stores.sideBySide')}
        action={
          <Button look="quiet" onClick={() => void view.setView({ pick: null })}>
            {t('stores.closeCompare')}
          </Button>
        }
      >
        <ScrollRegion label={t('stores.sideBySide')}>
          <table className="w-full border-collapse text-table">
            <caption className="sr-only">{t('stores.sideBySide')}</caption>
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
            <tbody>
              {metrics.map((metric) => (
                <tr key={metric} className="border-t border-line">
                  <th
                    scope="row"
                    className="sticky left-0 z-10 bg-surface px-3 py-2.5 text-left align-top font-normal text-text-2 max-md:max-w-[104px]"
                  >
                    {t(`metrics.${metric}`)}
                  </th>
                  {rows.map((row) => (
                    <td key={row.id} className="px-3 py-2.5 align-top">
                      <LiveFigure
                        text={formats.figure(row.figures[metric], kindOf(metric))}
                        className="block whitespace-nowrap text-card font-semibold"
                      />
                      <Delta
                        change={formats.change(row.figures.changes?.[metric], kindOf(metric))}
                        gap={gapIn(row.figures)}
                        className="mt-1 text-hint"
                      />
                    </td>
                  ))}
                </tr>
              ))}
              <tr className="border-t border-line">
                <th scope="row" className="sticky left-0 z-10 bg-surface px-3 py-2.5 text-left font-normal text-text-2">
                  {t('stores.trend')}
                </th>
                {rows.map((row) => (
                  <td key={row.id} className="px-3 py-2.5">
                    <Sparkline values={row.course} length={row.course.length} />
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </ScrollRegion>
      </Panel>
    </div>
  );
}
