'use client';

import { BellRing, CircleHelp, Ellipsis, LogOut, Settings } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import { usePreferences } from '@/features/preferences/use-preferences';
import { screensOf } from '@/features/screens/screens';
import { useSession } from '@/features/session/session-context';
import { locales, themes } from '@/i18n/locales';
import { changesSettings, managesPeople, seesAlerts } from '@/lib/access';
import { MenuItem, menuItem } from '@/ui/menu-item';
import { Option } from '@/ui/option';
import { Popup, PopupClose } from '@/ui/popup';

const languageNames = { 'pt-BR': 'Português (Brasil)', en: 'English' } as const;

/** In the rail: who is signed in, and what is theirs to set. */
export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const t = useTranslations('user');
  const { me } = useSession();
  return (
    <PersonalMenu onHelp={onHelp} side="right">
      <button
        type="button"
        data-testid="user-menu"
        aria-label={t('menu', { name: me.user.name })}
        className="flex w-full items-center gap-2.5 rounded-control p-1.5 text-left transition-colors duration-150 hover:bg-sunken max-xl:justify-center"
      >
        <Avatar name={me.user.name} />
        <span className="min-w-0 flex-1 max-xl:hidden">
          <span className="block truncate text-table font-medium">{me.user.name}</span>
          <span className="block truncate text-hint text-text-2">{t(`roles.${me.user.role}`)}</span>
        </span>
      </button>
    </PersonalMenu>
  );
}

/** The last place of the phone's bottom bar. */
export function MoreButton({ onHelp }: { onHelp: () => void }) {
  const t = useTranslations('nav');
  return (
    <PersonalMenu onHelp={onHelp} side="top" top={<OtherScreens />}>
      <button
        type="button"
        data-testid="more"
        className="flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 rounded-control text-hint text-text-2"
      >
        <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
        {t('more')}
      </button>
    </PersonalMenu>
  );
}

function Avatar({ name }: { name: string }) {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`;
  return (
    <span
      aria-hidden
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-hint font-semibold text-text"
    >
      {letters.toUpperCase()}
    </span>
  );
}

/** What the bar has no room for. */
function OtherScreens() {
  const t = useTranslations('nav');
  const { me } = useSession();
  const search = useFilterSearch();
  // The settings have their place below.
  const others = screensOf(me).filter(({ id, isInBar }) => !isInBar && id !== 'settings');
  if (others.length === 0) return null;
  return (
    <div className="-mx-1.5 -mt-1.5 mb-1.5 border-b border-line p-1.5">
      {others.map(({ id, href, icon, hasFilters }) => (
        <MenuItem key={id} icon={icon} href={hasFilters ? `${href}${search}` : href} testId={`more-${id}`}>
          {t(id)}
        </MenuItem>
      ))}
    </div>
  );
}

function PersonalMenu({
  children,
  onHelp,
  side,
  top = null,
}: {
  children: ReactNode;
  onHelp: () => void;
  side: 'right' | 'top';
  top?: ReactNode;
}) {
  const t = useTranslations('user');
  const { me } = useSession();
  const { locale, theme, setLocale, setTheme, logout } = usePreferences();
  return (
    <Popup label={t('menu', { name: me.user.name })} trigger={children} side={side} align="end" className="w-60 p-1.5">
      {top}
      <div className="px-2.5 pb-2 pt-1.5">
        <p className="truncate text-body font-medium">{me.user.name}</p>
        <p className="truncate text-hint text-text-2">{me.user.email}</p>
        <p className="truncate text-hint text-text-2">{me.tenant.name}</p>
      </div>
      <Section title={t('language')}>
        {locales.map((value) => (
          <Option key={value} isChosen={value === locale} onClick={() => void setLocale(value)}>
            <span lang={value}>{languageNames[value]}</span>
          </Option>
        ))}
      </Section>
      <Section title={t('theme')}>
        {themes.map((value) => (
          <Option key={value} isChosen={value === theme} onClick={() => setTheme(value)}>
            {t(value)}
          </Option>
        ))}
      </Section>
      <div className={section}>
        <PopupClose asChild>
          <Link href="/settings" className={menuItem} data-testid="settings-link">
            <Settings size={16} strokeWidth={1.75} aria-hidden />
            {t(managesPeople(me) || changesSettings(me) ? 'settings' : 'ownPassword')}
          </Link>
        </PopupClose>
        {seesAlerts(me) ? (
          <PopupClose asChild>
            <Link href="/settings/notifications" className={menuItem} data-testid="notifications-link">
              <BellRing size={16} strokeWidth={1.75} aria-hidden />
              {t('notifications')}
            </Link>
          </PopupClose>
        ) : null}
        <PopupClose asChild>
          <button type="button" className={menuItem} onClick={onHelp}>
            <CircleHelp size={16} strokeWidth={1.75} aria-hidden />
            {t('help')}
          </button>
        </PopupClose>
        <button type="button" className={menuItem} onClick={() => void logout()} data-testid="logout">
          <LogOut size={16} strokeWidth={1.75} aria-hidden />
          {t('logout')}
        </button>
      </div>
    </Popup>
  );
}

const section = '-mx-1.5 border-t border-line p-1.5 last:pb-0';

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={section}>
      <legend className="float-left w-full px-2.5 pb-1 pt-1 text-hint font-medium text-text-3">{title}</legend>
      <div className="clear-both">{children}</div>
    </fieldset>
  );
}
