import { type Locale, speaker } from '@vitrine/messages';
import { nextTexts } from '../messages/next.js';
import type { NextReason, OwnEvidence } from './next-reasons.js';

/** The first reason as it can be spoken: "Leva café a cada 14 dias." */
export function nextSentence(
  reason: NextReason,
  { baskets, everyDays }: OwnEvidence,
  product: string,
  locale: Locale,
): string {
  const show = (value: string | number) =>
    typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  const say = speaker([nextTexts], locale, { show });
  switch (reason) {
    case 'everyDays':
      return say('everyDays', { product, days: everyDays ?? 0 });
    case 'boughtBefore':
      return say('boughtBefore', { product, times: baskets });
    case 'lastTime':
      return say('lastTime', { product });
    case 'goesWithLast':
      return say('goesWithLast', { product });
    default:
      return say('popular', { product });
  }
}
