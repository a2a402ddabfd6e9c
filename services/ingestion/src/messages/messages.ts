import { fillIn, localeOf, type ReadingText, readingTexts, visible } from '@vitrine/contracts';
import { en } from './en.js';
import { ptBR } from './pt-BR.js';

export type Messages = Readonly<Record<keyof typeof en, string>>;

export interface Language {
  readonly locale: 'pt-BR' | 'en';
  readonly numbers: Intl.NumberFormat;
  say(key: keyof Messages | ReadingText, values?: Readonly<Record<string, string | number>>): string;
}

/** `pt…` speaks Portuguese, everything else English. */
export function languageOf(lang: string): Language {
  const locale = localeOf(lang);
  const messages = { ...readingTexts[locale], ...(locale === 'pt-BR' ? ptBR : (en as Messages)) };
  const numbers = new Intl.NumberFormat(locale);
  const shown = (value: string | number) => (typeof value === 'number' ? numbers.format(value) : visible(value));
  return { locale, numbers, say: (key, values = {}) => fillIn(messages[key], values, shown) };
}
