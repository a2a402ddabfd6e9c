'use client';

import { useTranslations } from 'next-intl';
import { leastBaskets, shownKinds } from '@/features/cross-sell/view/choose-pairs';
import type { PairView } from '@/features/cross-sell/view/use-pair-view';
import { inputClass } from '@/ui/field';
import { SearchField } from '@/ui/search-field';

/** Which pairs, and how much is told of each. */
export function PairTools({ view }: { view: PairView }) {
  const t = useTranslations('crossSell');
  return (
    <div className="mb-2 mt-1 flex flex-wrap items-center gap-2">
      <SearchField
        label={t('search')}
        testId="pair-search"
        text={view.product}
        onText={(words) => void view.setView({ product: words || null })}
        className="min-w-0 flex-1 basis-60 md:max-w-80"
      />
      <select
        aria-label={t('shown.label')}
        value={view.shown}
        onChange={(event) =>
          void view.setView({ shown: shownKinds.find((kind) => kind === event.target.value) ?? null })
        }
        className={`${inputClass} flex-1 basis-32 md:w-44 md:flex-none`}
      >
        {shownKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`shown.${kind}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('least.label')}
        value={view.least}
        onChange={(event) => {
          const asked = Number(event.target.value);
          void view.setView({ least: leastBaskets.find((least) => least === asked) ?? null });
        }}
        className={`${inputClass} flex-1 basis-32 md:w-52 md:flex-none`}
      >
        {leastBaskets.map((least) => (
          <option key={least} value={least}>
            {least === 0 ? t('least.any') : t('least.some', { count: least })}
          </option>
        ))}
      </select>
      <label className="flex min-h-11 items-center gap-2 text-table md:ml-auto md:min-h-9">
        <input
          type="checkbox"
          data-testid="expert"
          checked={view.expert}
          onChange={(event) => void view.setView({ expert: event.target.checked || null })}
          className="size-5 accent-accent md:size-4"
        />
        {t('expert.show')}
      </label>
    </div>
  );
}
