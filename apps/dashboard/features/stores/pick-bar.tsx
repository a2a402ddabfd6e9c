'use client';

import { useTranslations } from 'next-intl';
import { MOST_PICKED, type TableView } from '@/features/stores/view/use-table-view';
import { Button } from '@/ui/button';

/** What is selected and what can be done with it; floats above the content while something is. */
export function PickBar({ view, count }: { view: TableView; count: number }) {
  const t = useTranslations();
  if (count === 0) return null;
  const hint = count === 1 ? t('stores.selectMore') : count === MOST_PICKED ? t('stores.selectLimit') : null;
  return (
    <div className="sheet fixed inset-x-3 bottom-[calc(68px+env(safe-area-inset-bottom))] z-30 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-card border border-line bg-surface px-4 py-2.5 shadow-float md:inset-x-auto md:bottom-5 md:left-1/2 md:-translate-x-1/2">
      <p role="status" className="text-table">
        <strong className="font-semibold">{t('stores.selected', { count })}</strong>
        {hint ? <span className="block text-hint text-text-2">{hint}</span> : null}
      </p>
      <span className="flex gap-2">
        <Button look="quiet" onClick={() => void view.setView({ pick: null })}>
          {t('filters.clear')}
        </Button>
        {count >= 2 ? (
          <Button
            look="primary"
            onClick={() => document.getElementById('side-by-side')?.scrollIntoView({ block: 'start' })}
          >
            {t('stores.compareNow')}
          </Button>
        ) : null}
      </span>
    </div>
  );
}
