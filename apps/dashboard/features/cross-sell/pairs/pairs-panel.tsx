'use client';

import type { PairList } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { useWallClock } from '@/features/clock/clock-context';
import { usePairs } from '@/features/cross-sell/api/use-pairs';
import { DecideProvider } from '@/features/cross-sell/decide/decide-context';
import { choosePairs, FIRST_LEAST } from '@/features/cross-sell/view/choose-pairs';
import { usePairView } from '@/features/cross-sell/view/use-pair-view';
import { useSession } from '@/features/session/session-context';
import type { Store } from '@/lib/api/types';
import { Button } from '@/ui/button';
import { NextPage } from '@/ui/next-page';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { ExpertTable } from './expert-table';
import { NoPairs } from './no-pairs';
import { PairCards } from './pair-cards';
import { PairTools } from './pair-tools';

const SHOWN_AT_ONCE = 50;

/** The pairs of one store: in words, with what was decided of them. */
export function PairsPanel({ store }: { store: Store }) {
  const t = useTranslations('crossSell');
  const view = usePairView();
  const { day } = useWallClock(store.timeZone);
  const words = useDeferredValue(view.product);
  const isSought = view.product !== '' || view.shown !== 'all' || view.least > FIRST_LEAST;
  const choose = (all: PairList['items']) => choosePairs(all, { words, shown: view.shown, least: view.least }, day);
  const pairs = usePairs(store.id, (all) => isSought || choose(all).length === 0);
  const { data, isPending, isError, error, refetch } = pairs;
  const first = data?.pages[0];
  const hasPairs = first !== undefined && first.items.length > 0;
  return (
    <Panel title={t('pairs')} lead={hasPairs ? <Learned from={first} /> : null} testId="pairs">
      {isPending ? (
        <RowsSkeleton rows={8} rowClass="h-20" />
      ) : isError && !data ? (
        <ReadingFailed error={error} onRetry={() => void refetch()} />
      ) : hasPairs ? (
        <DecideProvider store={store}>
          <PairTools view={view} />
          <Found pairs={pairs} view={view} day={day} choose={choose} isSought={isSought} />
        </DecideProvider>
      ) : (
        <NoPairs baskets={first?.baskets ?? 0} />
      )}
    </Panel>
  );
}

/** Whose tickets these are, and which are not among them. */
function Learned({ from: { learnedFrom, baskets, largeBaskets } }: { from: PairList }) {
  const t = useTranslations('crossSell.learned');
  const { formats } = useSession();
  const count = (value: number) => formats.figure(value, 'count');
  return (
    <p>
      {t(learnedFrom === 'network' ? 'network' : 'store', { baskets: count(baskets) })}
      {largeBaskets > 0 ? ` ${t('large', { count: largeBaskets, baskets: count(largeBaskets) })}` : null}
    </p>
  );
}

function Found({
  pairs,
  view,
  day,
  choose,
  isSought,
}: {
  pairs: ReturnType<typeof usePairs>;
  view: ReturnType<typeof usePairView>;
  day: string;
  choose: (all: PairList['items']) => PairList['items'];
  isSought: boolean;
}) {
  const t = useTranslations('crossSell');
  const all = pairs.data?.pages.flatMap(({ items }) => items) ?? [];
  const found = choose(all);
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const shown = isSought ? found.slice(0, most) : found;
  if (found.length === 0 && pairs.hasNextPage) return <RowsSkeleton rows={4} rowClass="h-20" />;
  if (found.length === 0)
    return (
      <Empty
        title={t('filteredEmpty')}
        help={t('filteredEmptyHelp', { count: all.length })}
        action={
          <Button onClick={() => void view.setView({ product: null, shown: null, least: 0 })}>{t('clear')}</Button>
        }
      />
    );
  return (
    <>
      {view.expert ? <ExpertTable pairs={shown} day={day} /> : null}
      <PairCards pairs={shown} day={day} isExpert={view.expert} />
      {isSought && found.length > most ? (
        <Button className="mt-3 self-center" onClick={() => setMost(most + SHOWN_AT_ONCE)}>
          {t('more')}
        </Button>
      ) : null}
      {isSought ? null : <NextPage list={pairs} />}
    </>
  );
}
