import type { Locale } from '@vitrine/messages';
import { bundleTexts } from '../../messages/lists.js';
import { type Bundle, type ExpectedMoney, extraOfBundle } from '../bundles/bundle-list.js';
import { MONTH_DAYS } from '../facts/facts.js';
import { listWriter } from './writer.js';

/**
 * What a bundle may bring, with its range.
 * @param margin absent for whoever sees no costs: then it is told in units
 * @param currency ISO 4217
 */
export function bundleSentence(
  bundle: Pick<Bundle, 'extra'>,
  margin: ExpectedMoney | undefined,
  currency: string,
  locale: Locale,
): string {
  const { say } = listWriter<keyof (typeof bundleTexts)['en']>(bundleTexts, locale);
  if (margin === undefined) {
    const { value, low, high } = extraOfBundle(bundle);
    const [shown, least, most] = [value, low, high].map(Math.round) as [number, number, number];
    return say('units', { value: shown, low: least, high: most, days: MONTH_DAYS });
  }
  // An estimate is not told to the cent.
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 });
  const { valueE4, lowE4, highE4 } = margin;
  const [value, low, high] = [valueE4, lowE4, highE4].map((amount) => money.format(amount / 10_000));
  return say('margin', { value: value ?? '', low: low ?? '', high: high ?? '', days: MONTH_DAYS });
}
