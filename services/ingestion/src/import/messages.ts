import { fillIn, localeOf } from '@vitrine/contracts';
import { en } from './messages/en.js';
import { ptBR } from './messages/pt-BR.js';

export type Messages = Readonly<Record<keyof typeof en, string>>;

export interface Language {
  readonly locale: 'pt-BR' | 'en';
  readonly numbers: Intl.NumberFormat;
  say(key: keyof Messages, values?: Readonly<Record<string, string | number>>): string;
}

/** `pt…` speaks Portuguese, everything else English. */
export function languageOf(lang: string): Language {
  const locale = localeOf(lang);
  const messages: Messages = locale === 'pt-BR' ? ptBR : en;
  const numbers = new Intl.NumberFormat(locale);
  const shown = (value: string | number) => (typeof value === 'number' ? numbers.format(value) : value);
  return { locale, numbers, say: (key, values = {}) => fillIn(messages[key], values, shown) };
}
