import type { Locale } from '@vitrine/messages';
import { type AlertClaims, toldFigures } from '../alerts/alert-claims.js';
import { withSince } from '../sentences/alert-headline.js';
import { isCalledOff } from '../sentences/say-ending.js';
import { sayFigures } from '../sentences/say-figure.js';
import { writersOf } from '../sentences/writers.js';

/** What an alert says of its figures, without where: from the fullest wording to the shortest. Each has numbers of the claims. */
export function figuresInWords(claims: AlertClaims, locale: Locale): string[] {
  const writers = writersOf(locale, claims.place);
  const { say, metric, figure } = writers;
  const [first] = isCalledOff(claims) ? [] : toldFigures(claims);
  const sayAll = (isBrief: boolean, most?: number) => sayFigures(claims, writers, isBrief, most);
  const dated = (sentence: string) => withSince(sentence, claims, writers);
  const shortest =
    first?.metric && first.value !== null
      ? [say('value', { metric: metric(first.metric), value: figure(first.value, first.unit), span: '' })]
      : [];
  return [dated(sayAll(false)), dated(sayAll(true)), dated(sayAll(true, 1)), sayAll(true, 1), ...shortest];
}

/** The first letter as a sentence begins. */
export function beginning(text: string, locale: Locale): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}
