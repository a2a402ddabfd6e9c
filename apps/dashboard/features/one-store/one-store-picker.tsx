'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { inputClass } from '@/ui/field';
import type { OneStore } from './use-one-store';

/** Nothing where there is no choice. */
export function OneStorePicker({ of: { store, stores, choose } }: { of: OneStore }) {
  const t = useTranslations('oneStore');
  const id = useId();
  if (stores.length < 2 || store === undefined) return null;
  return (
    <div className="flex min-w-0 items-center gap-2 max-md:w-full">
      <label htmlFor={id} className="text-table text-text-2">
        {t('label')}
      </label>
      <select
        id={id}
        data-testid="one-store"
        value={store.id}
        onChange={(event) => choose(event.target.value)}
        className={`${inputClass} min-w-0 md:w-64`}
      >
        {stores.map(({ id: storeId, name }) => (
          <option key={storeId} value={storeId}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
