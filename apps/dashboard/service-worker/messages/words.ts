/** What the worker says itself; pages and pushes bring their own words. */
const words = {
  'pt-BR': {
    lang: 'pt-BR',
    title: 'Sem conexão',
    help: 'A Vitrine não respondeu. Confira a sua internet e tente de novo.',
    again: 'Tentar de novo',
    newAlert: 'Há um alerta novo',
  },
  en: {
    lang: 'en',
    title: 'No connection',
    help: 'Vitrine did not answer. Check your internet connection and try again.',
    again: 'Try again',
    newAlert: 'There is a new alert',
  },
} as const;

/** By a browser's language; Portuguese first. */
export const wordsOf = (language: string) => (language.toLowerCase().startsWith('en') ? words.en : words['pt-BR']);
