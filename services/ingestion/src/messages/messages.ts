import { localeOf, type ReadingText, readingTexts, visible } from '@vitrine/contracts';
import { type Locale, type Say, speaker } from '@vitrine/messages';
import { en } from './en.js';
import { ptBR } from './pt-BR.js';

export type Messages = Readonly<Record<keyof typeof en, string>>;

export interface Language {
  readonly locale: Locale;
  readonly numbers: Intl.NumberFormat;
  readonly say: Say<keyof Messages | ReadingText>;
}

/** `pt…` speaks Portuguese, everything else English. */
export function languageOf(lang: string): Language {
  const locale = localeOf(lang);
  const numbers = new Intl.NumberFormat(locale);
  const show = (value: string | number) => (typeof value === 'number' ? numbers.format(value) : visible(value));
  return {
    locale,
    numbers,
    say: speaker<keyof Messages | ReadingText>([{ en, 'pt-BR': ptBR }, readingTexts], locale, { show }),
  };
}
