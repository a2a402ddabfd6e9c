import type { Locale } from '@vitrine/contracts';

/** Words for people that are not problems. */
export const sentences: Record<Locale, { store(number: number): string }> = {
  'pt-BR': { store: (number) => `Loja ${number}` },
  en: { store: (number) => `Store ${number}` },
};
