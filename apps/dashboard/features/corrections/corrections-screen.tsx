'use client';

import { useTranslations } from 'next-intl';
import { useFilters } from '@/features/filters/use-filters';
import { FirstUse } from '@/features/first-use/first-use';
import { isFirstUse } from '@/features/first-use/is-first-use';
import { useLive } from '@/features/live/live-provider';
import { useSession } from '@/features/session/session-context';
import { seesStores } from '@/lib/access';
import { Button } from '@/ui/button';
import { NextPage } from '@/ui/next-page';
import { PageHead } from '@/ui/page-head';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, NotAllowed, ReadingFailed } from '@/ui/states';
import { CorrectionCards } from './correction-cards';
import { correctionRows, movedBy } from './correction-rows';
import { CorrectionTable } from './correction-table';
import { useCorrections } from './use-corrections';

/** What changed in figures that had been told, and why? */
export function CorrectionsScreen() {
  const t = useTranslations('corrections');
  const { me, stores } = useSession();
  const { snapshot } = useLive();
  const isAllowed = seesStores(me);
  const corrections = useCorrections(isAllowed);
  if (!isAllowed) return <NotAllowed isPage className="min-h-[60dvh]" />;
  if (isFirstUse(me, stores, snapshot)) return <FirstUse title={t('title')} />;
  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')} />
      <Changes corrections={corrections} />
    </>
  );
}

type Corrections = ReturnType<typeof useCorrections>;

function Changes({ corrections }: { corrections: Corrections }) {
  const t = useTranslations('corrections');
  const { formats } = useSession();
  const { period } = useFilters();
  const { data, isPending, isError, error, refetch } = corrections;
  const total = data?.pages[0]?.total;
  return (
    <Panel
      title={t('ofSales', { period: formats.period(period) })}
      lead={total && total.changes > 0 ? <Summary total={total} /> : null}
      testId="corrections"
    >
      {isPending ? (
        <RowsSkeleton rows={8} />
      ) : isError && !data ? (
        <ReadingFailed error={error} onRetry={() => void refetch()} />
      ) : total?.changes === 0 ? (
        <Nothing />
      ) : (
        <Rows corrections={corrections} />
      )}
    </Panel>
  );
}

/** How many tickets changed, and by how much that moved the sums. */
function Summary({ total }: { total: Parameters<typeof movedBy>[0] }) {
  const t = useTranslations('corrections');
  const { formats } = useSession();
  const { netSales, cost } = movedBy(total, formats);
  return (
    <p data-testid="corrections-summary" data-net-sales={total.netSales}>
      {t('changed', { tickets: total.tickets })} {t('netSalesMoved', { ...netSales })}
      {cost ? ` ${t('costMoved', { ...cost })}` : null}
    </p>
  );
}

function Nothing() {
  const t = useTranslations('corrections');
  const { periodText, setFilters } = useFilters();
  const isLonger = periodText !== 'last30';
  return (
    <Empty
      title={t('empty')}
      help={t('emptyHelp')}
      {...(isLonger
        ? { action: <Button onClick={() => void setFilters({ period: 'last30' })}>{t('viewLast30')}</Button> }
        : {})}
    />
  );
}

function Rows({ corrections }: { corrections: Corrections }) {
  const { stores, formats } = useSession();
  const rows = correctionRows(corrections.data?.pages.flatMap(({ items }) => items) ?? [], stores, formats);
  return (
    <>
      <CorrectionTable rows={rows} />
      <CorrectionCards rows={rows} />
      <NextPage list={corrections} />
    </>
  );
}
