'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { AskBell } from '@/features/alert-ask/ask-bell';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import type { StoreRow } from '@/features/stores/comparison/store-rows';
import type { TableView } from '@/features/stores/view/use-table-view';
import { cn } from '@/ui/cn';
import { askedMetric } from './asked-metric';
import { useFormatName } from './use-format-name';
import { usePickBox } from './use-pick-box';

/** The subject of a row: a group of stores, or one store that can be picked and opened. */
export function GroupName({ name, by, count }: { name: string; by: TableView['group']; count: number }) {
  const t = useTranslations();
  const formatName = useFormatName();
  const words = name === '' ? t(by === 'format' ? 'stores.noFormat' : 'stores.noRegion') : name;
  return (
    <span className="pl-7 font-medium">
      {by === 'format' && name !== '' ? formatName(name) : words}{' '}
      <span className="font-normal text-text-2">{t('filters.storesChosen', { count })}</span>
    </span>
  );
}

/** Two lines at most: a chain's stores often differ in the last word only. */
const nameClass =
  'line-clamp-2 min-w-[140px] max-w-[172px] whitespace-normal leading-[1.25] [overflow-wrap:anywhere] xl:min-w-[160px] xl:max-w-[228px] 2xl:max-w-[240px]';

export function StoreName({ row, view }: { row: StoreRow; view: TableView }) {
  const t = useTranslations('stores');
  const search = useFilterSearch();
  const pick = usePickBox(row, view);
  return (
    <span className="flex items-center gap-3">
      <input {...pick} className="size-4 shrink-0 accent-accent" />
      {row.isUnlisted ? (
        <span className={nameClass} title={row.name}>
          {row.name} <span className="text-hint text-text-2">· {t('unlisted')}</span>
        </span>
      ) : (
        <Link
          href={`/stores/${encodeURIComponent(row.id)}${search}`}
          className={cn(nameClass, 'rounded-[4px] font-medium underline-offset-4 hover:underline')}
          title={row.name}
        >
          {row.name}
        </Link>
      )}
      {row.isOwn ? (
        <span className="shrink-0 rounded-full bg-accent-soft px-2 py-0.5 text-hint font-medium">{t('yourStore')}</span>
      ) : null}
      {row.isUnlisted ? null : (
        <AskBell metric={askedMetric(view)} storeIds={[row.id]} of={row.name} className="relative ml-auto" />
      )}
    </span>
  );
}
