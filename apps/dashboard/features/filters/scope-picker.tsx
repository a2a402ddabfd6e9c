'use client';

import { Store as StoreIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSession } from '@/features/session/session-context';
import type { Store } from '@/lib/api/types';
import { Button } from '@/ui/button';
import { Chip } from '@/ui/chip';
import { Option } from '@/ui/option';
import { Popup, PopupClose } from '@/ui/popup';
import { useFilters } from './use-filters';

const toggle = (list: readonly string[], value: string) =>
  list.includes(value) ? list.filter((entry) => entry !== value) : [...list, value];

/** Regions and stores this person may choose from; nothing chosen means all of them. */
export function ScopePicker({ stores }: { stores: readonly Store[] }) {
  const t = useTranslations('filters');
  const { regions, storeIds, setFilters } = useFilters();
  const [search, setSearch] = useState('');
  const summary = useSummary(stores);
  return (
    <Popup
      label={t('scope')}
      className="w-[320px]"
      trigger={
        <Chip icon={StoreIcon} isSet={storeIds.length + regions.length > 0} data-testid="scope">
          <span className="max-w-[200px] truncate">{summary}</span>
        </Chip>
      }
    >
      <input
        type="search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        placeholder={t('searchStore')}
        aria-label={t('searchStore')}
        className="mb-2 h-11 w-full rounded-control border border-line-strong bg-surface px-3 text-[16px] placeholder:text-text-3 md:h-9 md:text-body"
      />
      <div className="max-h-[46dvh] overflow-y-auto md:max-h-[360px]">
        {search ? null : <WholeChoice stores={stores} />}
        <StoreChoices stores={stores.filter((store) => matches(store, search))} />
      </div>
      <div className="mt-2 flex justify-between gap-2 border-t border-line pt-2">
        <Button look="quiet" onClick={() => void setFilters({ region: [], store: [] })}>
          {t('clear')}
        </Button>
        <PopupClose asChild>
          <Button look="primary">{t('done')}</Button>
        </PopupClose>
      </div>
    </Popup>
  );
}

/** The name of everything this person may see. */
function useEverything(): string {
  const t = useTranslations('filters');
  const { me } = useSession();
  return me.scope.stores === 'all' ? t('wholeNetwork') : t('myStores');
}

/** The one chosen by name, regions by theirs, several stores by their number. */
function useSummary(stores: readonly Store[]): string {
  const t = useTranslations('filters');
  const everything = useEverything();
  const { regions, storeIds } = useFilters();
  const [onlyRegion] = regions;
  const [onlyStore] = storeIds;
  const chosen = storeIds.length + regions.length;
  if (chosen === 0) return everything;
  if (chosen === 1) return onlyRegion ?? stores.find(({ id }) => id === onlyStore)?.name ?? onlyStore ?? everything;
  return storeIds.length === 0 ? regions.join(', ') : t('storesChosen', { count: storeIds.length });
}

/** Everything, or a region of it. */
function WholeChoice({ stores }: { stores: readonly Store[] }) {
  const t = useTranslations('filters');
  const { formats } = useSession();
  const { regions, storeIds, setFilters } = useFilters();
  const everything = useEverything();
  const known = [...new Set(stores.map((store) => store.region))].filter(Boolean).sort(formats.collator.compare);
  return (
    <>
      <Option
        isChosen={storeIds.length + regions.length === 0}
        onClick={() => void setFilters({ region: [], store: [] })}
      >
        {everything}
      </Option>
      {known.length > 1 ? (
        <>
          <p className={heading}>{t('regions')}</p>
          {known.map((region) => (
            <Option
              key={region}
              isChosen={regions.includes(region)}
              onClick={() => void setFilters({ region: toggle(regions, region), store: [] })}
            >
              {region}
            </Option>
          ))}
          <p className={heading}>{t('stores')}</p>
        </>
      ) : null}
    </>
  );
}

const heading = 'px-2.5 pb-1 pt-2.5 text-hint font-medium text-text-3';

function StoreChoices({ stores }: { stores: readonly Store[] }) {
  const t = useTranslations('filters');
  const { storeIds, setFilters } = useFilters();
  if (stores.length === 0) return <p className="px-2.5 py-6 text-center text-table text-text-2">{t('noStore')}</p>;
  return stores.map((store) => (
    <Option
      key={store.id}
      isChosen={storeIds.includes(store.id)}
      onClick={() => void setFilters({ store: toggle(storeIds, store.id), region: [] })}
    >
      <span className="block truncate">{store.name}</span>
    </Option>
  ));
}

function matches(store: Store, search: string): boolean {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain([store.name, store.city, store.state, store.region].join(' ')).includes(plain(search.trim()));
}
