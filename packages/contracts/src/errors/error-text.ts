import { type Locale, locales } from '@vitrine/messages';
import { en } from '../messages/en.js';
import { ptBR } from '../messages/pt-BR.js';
import type { ErrorCode } from './error-codes.js';

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
