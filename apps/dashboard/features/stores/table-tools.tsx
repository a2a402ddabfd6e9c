'use client';

import { Columns3, Download, Layers } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFilters } from '@/features/filters/use-filters';
import type { StoreRow } from '@/features/stores/comparison/store-rows';
import { groupings, type OptionalColumn, type TableView } from '@/features/stores/view/use-table-view';
import { downloadCsv } from '@/lib/csv';
import { Button } from '@/ui/button';
import { Option } from '@/ui/option';
import { Popup } from '@/ui/popup';
import { SameStores } from './same-stores';

/** Which stores and columns, grouped or not, and the same as a file. Desk only: the phone shows cards. */
export function TableTools({ view, rows }: { view: TableView; rows: readonly StoreRow[] }) {
  return (
    <div className="hidden flex-wrap gap-2 print:hidden! md:flex">
      <SameStores view={view} />
      <GroupChoice view={view} />
      <ColumnChoice view={view} />
      <DownloadButton view={view} rows={rows} />
    </div>
  );
}

function GroupChoice({ view }: { view: TableView }) {
  const t = useTranslations('stores');
  return (
    <Popup
      label={t('group')}
      align="end"
      className="w-[220px]"
      trigger={
        <Button className={view.group ? 'border-accent bg-accent-soft' : ''}>
          <Layers size={16} strokeWidth={1.75} aria-hidden />
          {view.group ? t(`groupedBy.${view.group}`) : t('group')}
        </Button>
      }
    >
      {([null, ...groupings] as const).map((by) => (
        <Option key={by ?? 'none'} isChosen={view.group === by} onClick={() => void view.setView({ group: by })}>
          {t(`groupBy.${by ?? 'none'}`)}
        </Option>
      ))}
    </Popup>
  );
}

function ColumnChoice({ view }: { view: TableView }) {
  const t = useTranslations();
  const nameOf = (column: OptionalColumn) =>
    column === 'change' || column === 'trend' ? t(`stores.${column}`) : t(`metrics.${column}`);
  const toggle = (column: OptionalColumn) => {
    const next = view.available.filter((candidate) => (candidate === column) !== view.columns.includes(candidate));
    void view.setView({ cols: next });
  };
  return (
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
  );
}

/** The table as it is sorted and shown, with exact figures. */
function DownloadButton({ view, rows }: { view: TableView; rows: readonly StoreRow[] }) {
  const t = useTranslations();
  const { period } = useFilters();
  const metrics = view.metrics.filter((metric) => metric === 'netSales' || view.columns.includes(metric));
  const download = () =>
    downloadCsv(`vitrine-lojas-${period.from}-${period.to}`, [
      [t('stores.store'), t('stores.region'), t('stores.format'), ...metrics.map((metric) => t(`metrics.${metric}`))],
      ...rows.map((row) => [row.name, row.region, row.format, ...metrics.map((metric) => row.figures[metric] ?? null)]),
    ]);
  return (
    <Button onClick={download}>
      <Download size={16} strokeWidth={1.75} aria-hidden />
      {t('stores.download')}
    </Button>
  );
}
