import { type Locale, locales } from '@vitrine/contracts';

/** A language that was stored as text; English where this version does not speak it. */
export function knownLocale(stored: string | undefined): Locale {
  return locales.find((one) => one === stored) ?? 'en';
}
