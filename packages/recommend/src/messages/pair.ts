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
  },
} as const satisfies Texts;
