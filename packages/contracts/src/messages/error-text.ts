import { type Locale, locales } from '@vitrine/messages';
import type { ErrorCode } from '../errors/error-codes.js';
import { en } from './en.js';
import { ptBR } from './pt-BR.js';

export { type Locale, locales };

const texts: Record<Locale, Record<ErrorCode, string>> = { 'pt-BR': ptBR, en };

/** How to fix it, in one or two sentences, without any value of the message. */
export function errorText(code: ErrorCode, locale: Locale): string {
  return texts[locale][code];
}

/** Both languages, as problems and dead letters carry it. */
export function errorTexts(code: ErrorCode): Record<Locale, string> {
  return { 'pt-BR': ptBR[code], en: en[code] };
}
