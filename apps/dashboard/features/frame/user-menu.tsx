'use client';

import { Check, CircleHelp, Ellipsis, LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import * as Menu from 'radix-ui/dropdown-menu';
import type { ReactNode } from 'react';
import { locales, themes, toLocale, toTheme } from '@/i18n/locales';
import { useSession } from './session-context';
import { usePreferences } from './use-preferences';

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
    <PersonalMenu onHelp={onHelp} side="top">
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

function PersonalMenu({ children, onHelp, side }: { children: ReactNode; onHelp: () => void; side: 'right' | 'top' }) {
  const t = useTranslations('user');
  const { me } = useSession();
  const { locale, theme, setLocale, setTheme, logout } = usePreferences();
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger asChild>{children}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          side={side}
          align="end"
          sideOffset={8}
          collisionPadding={12}
          className="popup float z-50 min-w-60 rounded-card border border-line bg-surface p-1.5 shadow-float"
        >
          <div className="px-2.5 pb-2 pt-1.5">
            <p className="truncate text-body font-medium">{me.user.name}</p>
            <p className="truncate text-hint text-text-2">{me.user.email}</p>
            <p className="truncate text-hint text-text-2">{me.tenant.name}</p>
          </div>
          <Separator />
          <Menu.Label className={heading}>{t('language')}</Menu.Label>
          <Menu.RadioGroup value={locale} onValueChange={(value) => void setLocale(toLocale(value))}>
            {locales.map((value) => (
              <Choice key={value} value={value}>
                <span lang={value}>{languageNames[value]}</span>
              </Choice>
            ))}
          </Menu.RadioGroup>
          <Separator />
          <Menu.Label className={heading}>{t('theme')}</Menu.Label>
          <Menu.RadioGroup value={theme} onValueChange={(value) => setTheme(toTheme(value))}>
            {themes.map((value) => (
              <Choice key={value} value={value}>
                {t(value)}
              </Choice>
            ))}
          </Menu.RadioGroup>
          <Separator />
          <Menu.Item className={item} onSelect={onHelp}>
            <CircleHelp size={16} strokeWidth={1.75} aria-hidden />
            {t('help')}
          </Menu.Item>
          <Menu.Item className={item} onSelect={() => void logout()} data-testid="logout">
            <LogOut size={16} strokeWidth={1.75} aria-hidden />
            {t('logout')}
          </Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

const heading = 'px-2.5 pb-1 pt-1.5 text-hint font-medium text-text-3';
const item =
  'flex min-h-9 items-center gap-2.5 rounded-[6px] px-2.5 text-body text-text outline-none data-highlighted:bg-sunken max-md:min-h-11';

function Choice({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Menu.RadioItem value={value} className={item} onSelect={(event) => event.preventDefault()}>
      <span className="flex-1">{children}</span>
      <Menu.ItemIndicator>
        <Check size={16} strokeWidth={2} className="text-accent" aria-hidden />
      </Menu.ItemIndicator>
    </Menu.RadioItem>
  );
}

function Separator() {
  return <Menu.Separator className="-mx-1.5 my-1.5 h-px bg-line" />;
}
