/** Words for people that are not problems. */
export const sentences = {
  'pt-BR': { store: 'Loja {number}' },
  en: { store: 'Store {number}' },
};
