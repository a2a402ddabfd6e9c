/** Languages of the screens. The first is what a person sees before choosing. */
export const locales = ['pt-BR', 'en'] as const;
export type Locale = (typeof locales)[number];

export const localeCookie = 'vitrine_locale';
export const themeCookie = 'vitrine_theme';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export function toLocale(value: string | undefined): Locale {
  return locales.find((locale) => locale === value) ?? locales[0];
}

export function toTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? themes[0];
}
