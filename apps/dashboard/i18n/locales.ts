import { knownLocale, type Locale, locales } from '@vitrine/messages';

export { type Locale, locales };

export const localeCookie = 'vitrine_locale';
export const themeCookie = 'vitrine_theme';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export function toLocale(value: string | undefined): Locale {
  return knownLocale(value, locales[0]);
}

export function toTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? themes[0];
}
