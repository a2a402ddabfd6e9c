import type { LowAction } from '@vitrine/contracts';

/** What to do about a product that sells less than its peers, by what may have caused it. */
export const lowActionTexts: Readonly<Record<'pt-BR' | 'en', Readonly<Record<LowAction, string>>>> = {
  'pt-BR': {
    restock: 'Reponha ou peça transferência de outra loja.',
    checkPrice: 'Confira o preço e a etiqueta.',
    place: 'Ponha à vista e ofereça junto com o que combina.',
    clear: 'Segure a reposição e venda o que resta com desconto.',
    wait: 'Espere quatro semanas completas de vendas.',
    look: 'Olhe a exposição: lugar, etiqueta, tamanhos.',
  },
  en: {
    restock: 'Restock it, or ask another store for some.',
    checkPrice: 'Check the price and its label.',
    place: 'Put it in sight, and offer it with what goes with it.',
    clear: 'Hold back restocking, and sell what is left at a discount.',
    wait: 'Wait for four whole weeks of sales.',
    look: 'Look at the display: place, label, sizes.',
  },
};
