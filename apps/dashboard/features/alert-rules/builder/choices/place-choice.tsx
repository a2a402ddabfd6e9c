'use client';

import type { AlertRuleDraft } from '@vitrine/contracts';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSession } from '@/features/session/session-context';
import { Button } from '@/ui/button';
import { Option } from '@/ui/option';
import { conditionsOf, offeredGrains } from '../../draft/condition';
import { useBuilder } from '../context/builder-context';

const filters = ['regionIds', 'categories', 'productIds'] as const;
const namesOf = { regionIds: 'regions', categories: 'categories', productIds: 'products' } as const;

/** Whose figures: one subject of each kind, and the stores that the rule keeps to. */
export function PlaceChoice() {
  const t = useTranslations('alertRules');
  const { edit, change } = useBuilder();
  const { draft } = edit;
  const set = (fields: Partial<AlertRuleDraft>) =>
    change((before) => ({ ...before, draft: { ...before.draft, ...fields } }));
  return (
    <div className="-m-1.5 max-h-[60dvh] overflow-y-auto md:max-h-[420px]">
      {offeredGrains(conditionsOf(draft)).map((grain) => (
        <Option
          key={grain}
          isChosen={grain === draft.grain}
          onClick={() => set({ grain })}
          data-testid={`option-${grain}`}
        >
          {t(`grainChoices.${grain}`)}
        </Option>
      ))}
      {filters.map((filter) =>
        draft[filter] === undefined ? null : (
          <Button key={filter} look="quiet" className="w-full justify-start" onClick={() => change(without(filter))}>
            <X size={16} strokeWidth={1.75} aria-hidden />
            {t('places.drop', { what: t(`places.${namesOf[filter]}`, { count: draft[filter].length }) })}
          </Button>
        ),
      )}
      <StoreChoice />
    </div>
  );
}

/** Stores by name; none chosen means all that the author sees. */
function StoreChoice() {
  const t = useTranslations('alertRules.places');
  const { stores, formats } = useSession();
  const { edit, change } = useBuilder();
  const [search, setSearch] = useState('');
  const own = stores.filter(({ access }) => access === 'full');
  if (own.length < 2) return null;
  const chosen = edit.draft.storeIds ?? [];
  const found = own.filter(({ name }) => isWithin(name, search, formats.locale));
  const toggle = (id: string) =>
    change((before) => {
      const ids = before.draft.storeIds ?? [];
      const next = ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
      if (next.length === 0) return without('storeIds')(before);
      return { ...before, draft: { ...before.draft, storeIds: next } };
    });
  return (
    <>
      <p className="px-2.5 pb-1 pt-3 text-hint font-medium text-text-3">{t('only')}</p>
      <Option isChosen={chosen.length === 0} onClick={() => change(without('storeIds'))}>
        {t('everywhere')}
      </Option>
      <div className="px-1.5 py-1">
        <input
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={t('search')}
          aria-label={t('search')}
          className="h-11 w-full rounded-control border border-line-strong bg-surface px-3 text-[16px] placeholder:text-text-3 md:h-9 md:text-body"
        />
      </div>
      {found.length === 0 ? <p className="px-2.5 py-3 text-table text-text-2">{t('none')}</p> : null}
      {found.map(({ id, name }) => (
        <Option key={id} isChosen={chosen.includes(id)} onClick={() => toggle(id)}>
          {name}
        </Option>
      ))}
    </>
  );
}

type Filter = (typeof filters)[number] | 'storeIds';

function without(filter: Filter) {
  return <E extends { draft: AlertRuleDraft }>(edit: E): E => {
    const { [filter]: _dropped, ...draft } = edit.draft;
    return { ...edit, draft };
  };
}

function isWithin(name: string, search: string, locale: string): boolean {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(locale);
  return plain(name).includes(plain(search.trim()));
}
