import type { MessageTexts } from './texts.js';

export const ptBR: MessageTexts = {
  test: 'Este é um teste da Vitrine. Os alertas vão chegar aqui.',
};
