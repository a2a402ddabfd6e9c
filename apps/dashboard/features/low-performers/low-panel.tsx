'use client';

import { useQuery } from '@tanstack/react-query';
import type { LowPerformerList } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useSession } from '@/features/session/session-context';
import { callApi } from '@/lib/api/client';
import type { Store } from '@/lib/api/types';
import { Button } from '@/ui/button';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { CauseChoice } from './cause-choice';
import { LowItems } from './low-items';
import { causesOf, missedBy } from './low-sums';

/** As many as the api tells at once. */
const MOST = 200;
const SHOWN_AT_ONCE = 40;

export const lowKey = (storeId: string) => ['low-performers', storeId] as const;

/** The list of the night of one store. */
export function LowPanel({ store }: { store: Store }) {
  const t = useTranslations('lowPerformers');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: lowKey(store.id),
    queryFn: ({ signal }) =>
      callApi<LowPerformerList>(
        `/v1/recommendations/low-performers?limit=${MOST}&storeId=${encodeURIComponent(store.id)}`,
        { signal },
      ),
  });
  const missing = data?.missing.map(({ sentence }) => sentence) ?? [];
  return (
    <Panel title={t('products')} lead={data ? <Lead list={data} /> : null} testId="low-performers">
      {isPending ? (
        <RowsSkeleton rows={6} rowClass="h-20" />
      ) : data === undefined ? (
        <ReadingFailed error={error} onRetry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <Empty title={t(missing.length > 0 ? 'notYet' : 'none')} help={missing.join(' ') || t('noneHelp')} />
      ) : (
        <>
          <Found list={data} store={store} />
          {missing.length > 0 ? (
            <p className="mt-3 max-w-[84ch] text-hint text-text-2">{t('missing', { sentences: missing.join(' ') })}</p>
          ) : null}
        </>
      )}
    </Panel>
  );
}

/** How many, what they miss together, and which weeks were compared. */
function Lead({ list: { items, madeOn, isLate, from, to } }: { list: LowPerformerList }) {
  const t = useTranslations('lowPerformers');
  const { formats } = useSession();
  const { count, amount } = missedBy(items);
  return (
    <>
      {count > 0 ? (
        <p data-testid="low-finding">{t('finding', { count, amount: formats.figure(amount, 'money') })}</p>
      ) : null}
      {from && to ? <p>{t('weeks', { from: formats.date(from), to: formats.date(to) })}</p> : null}
      {madeOn && isLate ? <p>{t('late', { date: formats.date(madeOn) })}</p> : null}
    </>
  );
}

function Found({ list: { items }, store }: { list: LowPerformerList; store: Store }) {
  const t = useTranslations('lowPerformers');
  const [asked, setCause] = useQueryState('cause', parseAsString.withOptions({ history: 'replace', scroll: false }));
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const causes = causesOf(items);
  const chosen = causes.find(({ cause }) => cause === asked)?.cause;
  const found = items.filter(({ cause }) => chosen === undefined || cause === chosen);
  return (
    <>
      <CauseChoice causes={causes} chosen={chosen} onChoose={(cause) => void setCause(cause ?? null)} />
      <LowItems items={found.slice(0, most)} storeId={store.id} />
      {items.length === MOST ? <p className="mt-2 text-hint text-text-2">{t('cut', { count: MOST })}</p> : null}
      {found.length > most ? (
        <Button className="mt-3 self-center" onClick={() => setMost(most + SHOWN_AT_ONCE)}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}
