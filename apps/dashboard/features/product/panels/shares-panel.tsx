'use client';

import { useTranslations } from 'next-intl';
import { RankingItem } from '@/features/figures/rankings/ranking';
import { useSharesOf } from '@/features/product/answers/use-product';
import { useSession } from '@/features/session/session-context';
import type { Filters, MetricRow } from '@/lib/api/types';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';

const MOST = 10;

/** Which stores, or who, sell it. Nothing where there is one store, or where sellers may not be seen. */
export function SharesPanel({ dimension, own }: { dimension: 'store' | 'seller'; own: Filters }) {
  const t = useTranslations('product');
  const answer = useSharesOf(dimension, own);
  const rows = useRows(dimension, answer.data);
  if (answer.fetchStatus === 'idle' && answer.isPending) return null;
  return (
    <Panel
      title={t(dimension === 'store' ? 'stores' : 'sellers')}
      testId={`product-${dimension}s`}
      className={answer.isPlaceholderData ? 'opacity-60' : ''}
    >
      {answer.isPending ? (
        <RowsSkeleton rows={4} rowClass="h-14" />
      ) : answer.isError && !answer.data ? (
        <ReadingFailed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={t('soldByNobody')} />
      ) : (
        <ol className="flex flex-col">
          {rows.map((row) => (
            <RankingItem key={row.id} row={row} hasChange />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function useRows(dimension: 'store' | 'seller', answer: ReturnType<typeof useSharesOf>['data']) {
  const t = useTranslations('product');
  const { formats, stores } = useSession();
  const names = answer?.labels?.[dimension] ?? {};
  const isNamed = (row: MetricRow) => String(row[dimension] ?? '') !== '' && Number(row.units ?? 0) !== 0;
  const found = (answer?.rows ?? []).filter(isNamed).slice(0, MOST);
  const largest = Number(found[0]?.netSales ?? 0);
  return found.map((row) => {
    const id = String(row[dimension]);
    return {
      id,
      name: names[id] ?? stores.find((store) => store.id === id)?.name ?? id,
      detail: t('units', { count: Number(row.units ?? 0) }),
      figure: formats.figure(row.netSales ?? null, 'money'),
      change: formats.change(row.changes?.netSales, 'money'),
      share: largest > 0 ? Number(row.netSales) / largest : 0,
    };
  });
}
