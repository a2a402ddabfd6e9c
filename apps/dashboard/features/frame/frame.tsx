'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { AlertNews } from '@/features/alerts/news/alert-news';
import { AlertBell } from '@/features/alerts/news/bell';
import { FilterBar } from '@/features/filters/filter-bar';
import { FilterCheck } from '@/features/filters/filter-check';
import { FlowWatch } from '@/features/live/flow-watch';
import { FreshnessChip } from '@/features/live/freshness-chip';
import { LateNotice } from '@/features/live/late-notice';
import { LiveNotices } from '@/features/live/live-notices';
import { Logo } from '@/ui/logo';
import { Notices } from '@/ui/notices/notices';
import { Help } from './help';
import { NavLinks } from './nav-links';
import { Palette } from './palette';
import { SearchButton } from './search-button';
import { useShortcuts } from './use-shortcuts';
import { MoreButton, UserMenu } from './user-menu';

/** Rail and top bar on a desk, two rows and a bottom bar on a phone; the content is the same element in both. */
export function Frame({ children }: { children: ReactNode }) {
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const openPalette = () => setPaletteOpen(true);
  const openHelp = () => setHelpOpen(true);
  useShortcuts({ openPalette, openHelp });
  return (
    <div className="print:block! md:grid md:min-h-dvh md:grid-cols-[72px_minmax(0,1fr)] xl:grid-cols-[224px_minmax(0,1fr)]">
      <SkipLink />
      <Rail onHelp={openHelp} />
      <div className="flex min-h-dvh min-w-0 flex-col">
        <TopBar onSearch={openPalette} />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-[1440px] flex-1 px-4 pb-28 pt-5 outline-none print:p-0! md:px-6 md:pb-12 md:pt-6"
        >
          <LateNotice />
          <FilterCheck>{children}</FilterCheck>
        </main>
      </div>
      <BottomBar onHelp={openHelp} />
      <Palette open={isPaletteOpen} onOpenChange={setPaletteOpen} onHelp={openHelp} />
      <Help open={isHelpOpen} onOpenChange={setHelpOpen} />
      <FlowWatch />
      <LiveNotices />
      <AlertNews />
      <Notices />
    </div>
  );
}

function SkipLink() {
  const t = useTranslations('app');
  return (
    <a
      href="#content"
      className="sr-only z-[70] rounded-control bg-accent px-4 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:left-3 focus:top-3"
    >
      {t('skip')}
    </a>
  );
}

function Rail({ onHelp }: { onHelp: () => void }) {
  const t = useTranslations();
  return (
    <aside className="print:hidden! sticky top-0 hidden h-dvh flex-col border-r border-line bg-surface p-3 md:flex">
      <span className="mb-5 flex h-10 items-center gap-2.5 px-1.5 text-card font-semibold max-xl:justify-center">
        <Logo />
        <span className="max-xl:sr-only">{t('app.name')}</span>
      </span>
      <nav aria-label={t('nav.label')} className="flex flex-col gap-1">
        <NavLinks place="rail" />
      </nav>
      <div className="mt-auto">
        <UserMenu onHelp={onHelp} />
      </div>
    </aside>
  );
}

function TopBar({ onSearch }: { onSearch: () => void }) {
  const t = useTranslations('app');
  return (
    <header className="print:hidden sticky top-0 z-30 border-b border-line bg-canvas/95 backdrop-blur-sm">
      <div className="mx-auto flex w-full max-w-[1440px] flex-wrap items-center gap-x-2 px-4 md:flex-nowrap md:px-6">
        <span className="flex h-14 items-center md:hidden">
          <Logo size={26} />
          <span className="sr-only">{t('name')}</span>
        </span>
        <div className="order-last -mx-4 w-[calc(100%+32px)] min-w-0 md:order-none md:mx-0 md:w-auto md:flex-1">
          <FilterBar />
        </div>
        <div className="ml-auto flex h-14 items-center gap-1.5 md:h-16">
          <FreshnessChip />
          <AlertBell />
          <SearchButton onOpen={onSearch} />
        </div>
      </div>
    </header>
  );
}

function BottomBar({ onHelp }: { onHelp: () => void }) {
  const t = useTranslations('nav');
  return (
    <nav
      aria-label={t('label')}
      className="print:hidden! fixed inset-x-0 bottom-0 z-40 flex h-[calc(60px+env(safe-area-inset-bottom))] gap-1 border-t border-line bg-surface px-2 pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <NavLinks place="bar" />
      <MoreButton onHelp={onHelp} />
    </nav>
  );
}
