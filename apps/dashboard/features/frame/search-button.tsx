'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';

export function SearchButton({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations('nav');
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={t('searchHint')}
      aria-keyshortcuts="Control+K Meta+K"
      title={`${t('searchHint')} (Ctrl K)`}
      className="inline-flex h-9 items-center gap-2 rounded-control px-2.5 max-md:size-11 max-md:justify-center text-text-2 transition-colors duration-150 hover:bg-sunken hover:text-text xl:border xl:border-line xl:bg-surface"
    >
      <Search size={16} strokeWidth={1.75} aria-hidden />
      <span className="hidden text-table xl:inline">{t('search')}</span>
      <kbd className="hidden rounded border border-line px-1.5 font-sans text-hint text-text-3 xl:inline">Ctrl K</kbd>
    </button>
  );
}
