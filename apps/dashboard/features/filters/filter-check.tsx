'use client';

import { StoreIcon } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { screenAt } from '@/features/screens/screens';
import { useSession } from '@/features/session/session-context';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { notify } from '@/ui/notices/notify';
import { isReadable } from './period';
import { isCompareChoice, useFilters } from './use-filters';

/**
 * An address may ask for what no screen can show. A wrong period or comparison is corrected, with a notice; a missing store is named once.
 */
export function FilterCheck({ children }: { children: ReactNode }) {
  const t = useTranslations('filters');
  const pathname = usePathname();
  const { stores } = useSession();
  const { periodText, storeIds, setFilters } = useFilters();
  const compare = useSearchParams().get('compare');
  useCorrection('period', !isReadable(periodText), t('unknownPeriod'));
  useCorrection('compare', compare !== null && !isCompareChoice(compare), t('unknownCompare'));

  const screen = screenAt(pathname);
  const isFiltered = screen?.hasFilters === true && pathname === screen.href;
  const unknown = storeIds.filter((id) => !stores.some((store) => store.id === id));
  if (!isFiltered || stores.length === 0 || unknown.length === 0) return children;
  return (
    <div className="card" data-testid="unknown-store">
      <Notice
        isPage
        icon={<StoreIcon size={20} strokeWidth={1.75} />}
        title={t('unknownStore', { stores: unknown.join(', '), count: unknown.length })}
        help={t('unknownStoreHelp')}
        action={
          <Button look="primary" onClick={() => void setFilters({ store: null })}>
            {t('clearStores')}
          </Button>
        }
      />
    </div>
  );
}

function useCorrection(key: 'period' | 'compare', isWrong: boolean, words: string): void {
  const { setFilters } = useFilters();
  useEffect(() => {
    if (!isWrong) return;
    setTimeout(() => notify('warning', words)); // the notices may start listening in this same pass
    void setFilters({ [key]: null }, { history: 'replace' });
  }, [key, isWrong, words, setFilters]);
}
