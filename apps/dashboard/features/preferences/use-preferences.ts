'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { signOut } from '@/features/session/end-of-session';
import { type Locale, locales, type Theme, toLocale, toTheme } from '@/i18n/locales';
import { callApi } from '@/lib/api/client';
import { notify } from '@/ui/notices/notify';
import { chooseLocale, chooseTheme } from './choose';

function formOf(name: string, value: string): FormData {
  const form = new FormData();
  form.set(name, value);
  return form;
}

/** Language, appearance and leaving: what the user menu and the palette both offer. */
export function usePreferences() {
  const t = useTranslations('user');
  const router = useRouter();
  const locale = toLocale(useLocale());
  const [theme, setThemeState] = useState<Theme>(() =>
    typeof document === 'undefined' ? 'system' : toTheme(document.documentElement.dataset.theme),
  );

  const setTheme = (next: Theme) => {
    document.documentElement.dataset.theme = next;
    setThemeState(next);
    void chooseTheme(formOf('theme', next));
  };

  const setLocale = async (next: Locale) => {
    if (next === locale) return;
    await chooseLocale(formOf('locale', next));
    router.refresh();
    try {
      await callApi('/v1/me', { method: 'PATCH', body: { locale: next } });
    } catch {
      notify('warning', t('languageNotSaved'));
    }
  };

  const logout = async () => {
    try {
      await signOut();
    } catch {
      notify('error', t('logoutFailed'));
    }
  };

  const otherLocale = locales.find((candidate) => candidate !== locale) ?? locale;
  return { locale, otherLocale, theme, setTheme, setLocale, logout };
}
