import type { Locale } from '@vitrine/messages';

/** What is wrong with a header of a CSV file, a column at a time. */
export const columnTexts = {
  en: {
    missing: 'The column {name} is missing. Add it to the header and to every row.',
    unknown:
      'The contract has no column {name}, or the header names it twice. Correct the name, or leave the column out.',
  },
  'pt-BR': {
    missing: 'Falta a coluna {name}. Inclua-a no cabeçalho e em cada linha.',
    unknown: 'O contrato não tem a coluna {name}, ou o cabeçalho a repete. Corrija o nome ou retire a coluna.',
  },
} satisfies Record<Locale, Record<string, string>>;
