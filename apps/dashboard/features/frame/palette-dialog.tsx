'use client';

import { Command } from 'cmdk';
import { CircleHelp, Languages, Link2, LogOut, type LucideIcon, MapPin, Search, SunMoon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import * as RadixDialog from 'radix-ui/dialog';
import type { ReactNode } from 'react';
import { useCopyLink } from '@/features/filters/use-copy-link';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import { usePreferences } from '@/features/preferences/use-preferences';
import { screensOf } from '@/features/screens/screens';
import { useSession } from '@/features/session/session-context';
import { seesStores } from '@/lib/access';
import type { PaletteProps, PaletteSearch } from './palette';

/** Everything the menus reach, by typing. */
export function PaletteDialog({ open, onOpenChange, onHelp, ...search }: PaletteProps & PaletteSearch) {
  const t = useTranslations('palette');
  const run: Run = (action) => () => {
    onOpenChange(false);
    action();
  };
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-50 bg-scrim" />
        <RadixDialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault(); // it would select what is there, and the next letter would replace it
            search.field.current?.focus();
          }}
          className="float fixed inset-x-3 top-3 z-50 overflow-hidden rounded-card border border-line bg-surface shadow-float md:inset-x-auto md:left-1/2 md:top-[14vh] md:w-[600px] md:-translate-x-1/2"
        >
          <RadixDialog.Title className="sr-only">{t('title')}</RadixDialog.Title>
          <Command loop label={t('title')}>
            <div className="flex items-center gap-3 border-b border-line px-4">
              <Search size={16} strokeWidth={1.75} className="shrink-0 text-text-3" aria-hidden />
              <SearchField {...search} />
            </div>
            <Command.List className="max-h-[52vh] overflow-y-auto p-2">
              <Command.Empty className="px-3 py-8 text-center text-text-2">{t('empty')}</Command.Empty>
              <Pages run={run} />
              <Stores run={run} />
              <Actions run={run} onHelp={onHelp} />
            </Command.List>
          </Command>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** Closes the palette, then acts. */
type Run = (action: () => void) => () => void;

function Pages({ run }: { run: Run }) {
  const t = useTranslations();
  const router = useRouter();
  const search = useFilterSearch();
  const { me } = useSession();
  return (
    <Group title={t('palette.pages')}>
      {screensOf(me).map(({ id, href, icon, hasFilters, key }) => (
        <Entry
          key={id}
          icon={icon}
          onSelect={run(() => router.push(hasFilters ? `${href}${search}` : href))}
          hint={`g ${key}`}
        >
          {t(`nav.${id}`)}
        </Entry>
      ))}
    </Group>
  );
}

function Stores({ run }: { run: Run }) {
  const t = useTranslations('palette');
  const router = useRouter();
  const search = useFilterSearch();
  const { me, stores } = useSession();
  if (!seesStores(me)) return null;
  return (
    <Group title={t('stores')}>
      {stores.map((store) => (
        <Entry
          key={store.id}
          icon={MapPin}
          keywords={[store.region, store.city ?? '', store.state ?? '']}
          onSelect={run(() => router.push(`/stores/${encodeURIComponent(store.id)}${search}`))}
          hint={store.region}
        >
          {store.name}
        </Entry>
      ))}
    </Group>
  );
}

function Actions({ run, onHelp }: { run: Run; onHelp: () => void }) {
  const t = useTranslations();
  const { otherLocale, theme, setTheme, setLocale, logout } = usePreferences();
  const copyLink = useCopyLink();
  return (
    <Group title={t('palette.actions')}>
      <Entry icon={Link2} onSelect={run(() => void copyLink())}>
        {t('filters.copyLink')}
      </Entry>
      <Entry icon={SunMoon} onSelect={run(() => setTheme(theme === 'dark' ? 'light' : 'dark'))}>
        {t('palette.toggleTheme')}
      </Entry>
      <Entry icon={Languages} onSelect={run(() => void setLocale(otherLocale))}>
        <span lang={otherLocale}>{t('palette.switchLanguage')}</span>
      </Entry>
      <Entry icon={CircleHelp} onSelect={run(onHelp)} hint="?">
        {t('user.help')}
      </Entry>
      <Entry icon={LogOut} onSelect={run(() => void logout())}>
        {t('user.logout')}
      </Entry>
    </Group>
  );
}

function SearchField({ words, setWords, field }: PaletteSearch) {
  const t = useTranslations('palette');
  return (
    <Command.Input
      ref={field}
      value={words}
      onValueChange={setWords}
      placeholder={t('placeholder')}
      className="h-13 min-w-0 flex-1 bg-transparent text-[16px] outline-none placeholder:text-text-3"
    />
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={title}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:text-hint [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-text-3"
    >
      {children}
    </Command.Group>
  );
}

function Entry({
  icon: Icon,
  children,
  hint,
  keywords,
  onSelect,
}: {
  icon: LucideIcon;
  children: ReactNode;
  hint?: string;
  keywords?: string[];
  onSelect: () => void;
}) {
  return (
    <Command.Item
      onSelect={onSelect}
      {...(keywords ? { keywords } : {})}
      className="flex min-h-10 cursor-pointer items-center gap-3 rounded-control px-2.5 data-[selected=true]:bg-accent-soft"
    >
      <Icon size={16} strokeWidth={1.75} className="shrink-0 text-text-2" aria-hidden />
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint ? <span className="shrink-0 text-hint text-text-2">{hint}</span> : null}
    </Command.Item>
  );
}
