'use client';

import type { MarginList } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { OfflineNotes, useKeepPage } from '@/features/offline/offline-notes';
import { useKeptQuery } from '@/features/offline/use-kept-query';
import { OneStoreScreen } from '@/features/one-store/one-store-screen';
import { isOfHeldHour, useHeldOut } from '@/features/promote/answers/use-promote';
import { HeldOut } from '@/features/promote/held-out';
import { useSession } from '@/features/session/session-context';
import type { Store } from '@/lib/api/types';
import { Button } from '@/ui/button';
import { inputClass } from '@/ui/field';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { BandShares } from './band-shares';
import { MarginItems } from './margin-items';
import { wholeList } from './whole-list';

const PAGE = 500;
const SHOWN_AT_ONCE = 40;
const bands = ['high', 'middle', 'normal'] as const;

/** Which products help me and the store most? */
export function MarginsScreen() {
  const t = useTranslations('margins');
  return (
    <OneStoreScreen title={t('title')} subtitle={t('subtitle')}>
      {(store) => <Margins key={store.id} store={store} />}
    </OneStoreScreen>
  );
}

function Margins({ store }: { store: Store }) {
  useKeepPage();
  const t = useTranslations('margins');
  const path = `/v1/recommendations/margins?limit=${PAGE}&storeId=${encodeURIComponent(store.id)}`;
  const { data, isPending, error, refetch } = useKeptQuery<MarginList>({
    name: `margins ${store.id}`,
    path,
    completed: (first, ask) => wholeList(first, (cursor) => ask(`${path}&cursor=${encodeURIComponent(cursor)}`)),
    isPassing: isOfHeldHour,
  });
  const list = data?.value;
  const isHeld = useHeldOut(store, list?.holdout);
  return (
    <>
      <OfflineNotes keptAt={data?.keptAt ?? null} />
      {isPending ? (
        <div className="card p-5">
          <RowsSkeleton rows={8} />
        </div>
      ) : list === undefined ? (
        <div className="card">
          <ReadingFailed error={error} onRetry={() => void refetch()} />
        </div>
      ) : isHeld || isOfHeldHour(list) ? (
        <HeldOut />
      ) : list.items.length === 0 ? (
        <div className="card" data-testid="margins">
          <Empty title={t('none')} help={list.missing.map(({ sentence }) => sentence).join(' ') || t('noneHelp')} />
        </div>
      ) : (
        <div className="flex flex-col gap-3 lg:gap-4">
          <BandShares list={list} />
          <Found list={list} />
        </div>
      )}
    </>
  );
}

function Found({ list }: { list: MarginList }) {
  const t = useTranslations('margins');
  const { formats } = useSession();
  const [{ band, category }, setView] = useQueryStates(
    { band: parseAsStringLiteral(bands), category: parseAsString.withDefault('') },
    { history: 'replace', scroll: false },
  );
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const categories = [...new Set(list.items.map((item) => item.category ?? ''))]
    .filter(Boolean)
    .sort(formats.collator.compare);
  const found = list.items.filter(
    (item) => (band === null || item.band === band) && (category === '' || item.category === category),
  );
  return (
    <Panel
      title={t('products')}
      lead={list.madeOn ? <p>{t(list.isLate ? 'late' : 'made', { date: formats.date(list.madeOn) })}</p> : null}
      testId="margins"
    >
      <div className="mb-2 flex flex-wrap gap-2">
        <select
          aria-label={t('band')}
          value={band ?? ''}
          onChange={(event) => void setView({ band: bands.find((one) => one === event.target.value) ?? null })}
          className={`${inputClass} flex-1 basis-full sm:basis-32`}
        >
          <option value="">{t('everyBand')}</option>
          {bands.map((one) => (
            <option key={one} value={one}>
              {t(`bands.${one}`)}
            </option>
          ))}
        </select>
        <select
          aria-label={t('category')}
          value={category}
          onChange={(event) => void setView({ category: event.target.value || null })}
          className={`${inputClass} flex-1 basis-full sm:basis-32`}
        >
          <option value="">{t('everyCategory')}</option>
          {categories.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {found.length > 0 ? (
        <MarginItems items={found.slice(0, most)} salesOf={list.salesOf} />
      ) : list.nextCursor === null ? (
        <Empty title={t('filteredEmpty')} />
      ) : null}
      {list.nextCursor === null ? null : (
        <p className="mt-2 text-hint text-text-2">{t('cut', { count: list.items.length })}</p>
      )}
      {found.length > most ? (
        <Button className="mt-3 self-center" onClick={() => setMost(most + SHOWN_AT_ONCE)}>
          {t('more')}
        </Button>
      ) : null}
    </Panel>
  );
}
