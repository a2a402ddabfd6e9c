'use client';

import { Columns3, Download, Layers } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFilters } from '@/features/filters/use-filters';
import { downloadCsv } from '@/lib/csv';
import { Button } from '@/ui/button';
import { Option } from '@/ui/option';
import { Popup } from '@/ui/popup';
import type { StoreRow } from './use-comparison';
import { metricColumns, type OptionalColumn, type TableView } from './use-table-view';

/** Which columns, grouped or not, and the same as a file. Desk only: the phone shows cards. */
export function TableTools({ view, rows }: { view: TableView; rows: readonly StoreRow[] }) {
  const t = useTranslations();
  const { period } = useFilters();
  const nameOf = (column: OptionalColumn) =>
    column === 'change' ? t('stores.change') : column === 'trend' ? t('stores.trend') : t(`metrics.${column}`);
  const toggle = (column: OptionalColumn) => {
    const next = view.available.filter((candidate) => (candidate === column) !== view.columns.includes(candidate));
    void view.setView({ cols: next });
  };
  const metrics = metricColumns.filter((metric) => metric === 'netSales' || view.columns.includes(metric));
  const file = [
    [t('stores.store'), t('stores.region'), ...metrics.map((metric) => t(`metrics.${metric}`))],
    ...rows.map((row) => [row.name, row.region, ...metrics.map((metric) => row.figures[metric] ?? null)]),
  ];

  return (
    <div className="hidden flex-wrap gap-2 md:flex">
      <Button
        aria-pressed={view.group}
        className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
        onClick={() => void view.setView({ group: view.group ? null : true })}
      >
        <Layers size={16} strokeWidth={1.75} aria-hidden />
        {t('stores.group')}
      </Button>
      <Popup
        label={t('stores.columns')}
        align="end"
        className="w-[240px]"
        trigger={
          <Button>
            <Columns3 size={16} strokeWidth={1.75} aria-hidden />
            {t('stores.columns')}
          </Button>
        }
      >
        {view.available.map((column) => (
          <Option key={column} isChosen={view.columns.includes(column)} onClick={() => toggle(column)}>
            {nameOf(column)}
          </Option>
        ))}
      </Popup>
      <Button onClick={() => downloadCsv(`vitrine-lojas-${period.from}-${period.to}`, file)}>
        <Download size={16} strokeWidth={1.75} aria-hidden />
        {t('stores.download')}
      </Button>
    </div>
  );
}
