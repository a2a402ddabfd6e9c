import type { Locale } from '@vitrine/messages';
import { en } from './en.js';
import { ptBR } from './pt-BR.js';

export type MessageTexts = Readonly<Record<keyof typeof en, string>>;

export const texts: Readonly<Record<Locale, MessageTexts>> = { en, 'pt-BR': ptBR };
