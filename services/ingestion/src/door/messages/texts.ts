import { Texts } from '@vitrine/platform';
import { en } from './en.js';
import { ptBR } from './pt-BR.js';

/** The words of every problem of this door. */
export const texts = new Texts({ en, 'pt-BR': ptBR });
