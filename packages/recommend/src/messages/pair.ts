import type { Texts } from '@vitrine/messages';

/** What is said of two products. `{n:…|…}` chooses the word by a number. */
export const pairTexts = {
  'pt-BR': {
    differs: 'De cada {base} cupons com {first}, {count} {count:tem|têm} {second}; o normal é {usual}.',
    alike: 'De cada {base} cupons com {first}, {count} {count:tem|têm} {second}, como de costume.',
    fewDiffer: 'De {base} {base:cupom|cupons} com {first}, {count} {count:tem|têm} {second}; o normal é {usual}.',
    fewAlike: 'De {base} {base:cupom|cupons} com {first}, {count} {count:tem|têm} {second}, como de costume.',
    fewerThanOne: 'menos de 1',
    pinned: '{second} foi escolhido pela gerência.',
    sells: 'De cada {base} cupons, {count} {count:tem|têm} {second}.',
    fewSell: 'De {base} {base:cupom|cupons}, {count} {count:tem|têm} {second}.',
    sameCategory: '{second} é da mesma categoria ({category}).',
    sameCategoryOnPromotion: '{second} é da mesma categoria ({category}) e está em promoção.',
    onPromotion: '{second} está em promoção.',
    goodMargin: '{second} está entre os produtos de margem alta.',
    missingBaskets:
      '{left:Falta|Faltam} {left} {left:cupom|cupons} com este produto nesta loja para dizer o que sai junto ({have} de {need}).',
    missingStores: 'Ou {baskets} cupons com ele em {need} lojas: então vale o que sai junto em toda a rede.',
  },
  en: {
    differs: 'Of every {base} tickets with {first}, {count} {count:has|have} {second}; the usual is {usual}.',
    alike: 'Of every {base} tickets with {first}, {count} {count:has|have} {second}, as usual.',
    fewDiffer: 'Of {base} {base:ticket|tickets} with {first}, {count} {count:has|have} {second}; the usual is {usual}.',
    fewAlike: 'Of {base} {base:ticket|tickets} with {first}, {count} {count:has|have} {second}, as usual.',
    fewerThanOne: 'fewer than 1',
    pinned: '{second} was chosen by the management.',
    sells: 'Of every {base} tickets, {count} {count:has|have} {second}.',
    fewSell: 'Of {base} {base:ticket|tickets}, {count} {count:has|have} {second}.',
    sameCategory: '{second} is of the same category ({category}).',
    sameCategoryOnPromotion: '{second} is of the same category ({category}), and on promotion.',
    onPromotion: '{second} is on promotion.',
    goodMargin: '{second} is among the products with a high margin.',
    missingBaskets:
      '{left} more {left:ticket|tickets} with this product in this store until we can say what goes with it ({have} of {need}).',
    missingStores: 'Or {baskets} tickets with it in {need} stores: then what goes with it in all stores counts.',
  },
} as const satisfies Texts;
