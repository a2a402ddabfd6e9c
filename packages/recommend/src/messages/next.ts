import type { Texts } from '@vitrine/messages';

/** Why a customer who returns is offered a product. `{n:…|…}` chooses the word by a number. */
export const nextTexts = {
  'pt-BR': {
    everyDays: 'Leva {product} a cada {days} {days:dia|dias}.',
    lastTime: 'Comprou {product} da última vez.',
    boughtBefore: 'Já comprou {product} {times} {times:vez|vezes}.',
    goesWithLast: 'Quem fez a mesma compra levou {product} na seguinte.',
    popular: '{product} é dos mais levados por quem volta.',
  },
  en: {
    everyDays: 'Takes {product} every {days} {days:day|days}.',
    lastTime: 'Bought {product} last time.',
    boughtBefore: 'Has bought {product} {times} {times:time|times}.',
    goesWithLast: 'Those who bought the same took {product} the next time.',
    popular: '{product} is among what those who return take most.',
  },
} as const satisfies Texts;
