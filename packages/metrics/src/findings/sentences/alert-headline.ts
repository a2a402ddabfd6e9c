import type { Locale } from '@vitrine/messages';
import { type AlertClaims, beganMs } from '../alerts/alert-claims.js';
import { endingOf } from './say-ending.js';
import { sayFigures } from './say-figure.js';
import { sayLasted, sayTime } from './say-span.js';
import { type Writers, writersOf } from './writers.js';

/**
 * An alert in one sentence of plain text: what, where, since when, and how much money is at stake. Names stand in it as they are: whoever
 * shows it escapes it.
 */
export function alertHeadline(claims: AlertClaims, locale: Locale): string {
  const writers = writersOf(locale, claims.place);
  const { say } = writers;
  const sentence = say(claims.change === 'recovered' ? endingOf(claims) : claims.change, {
    where: alertSubjectName(claims, locale),
    what: sayFigures(claims, writers),
    lasted: sayLasted(claims, writers) ?? '',
  });
  const dated = withSince(sentence, claims, writers);
  return claims.isLate ? say('late', { sentence: dated }) : dated;
}

/** Since when, where it has lasted: a sale has a moment of its own, and what has ended says how long it took. */
export function withSince(sentence: string, claims: AlertClaims, writers: Writers): string {
  const sinceMs = sinceOf(claims);
  if (sinceMs === null) return sentence;
  return writers.say('since', { sentence, time: sayTime(sinceMs, claims, writers) });
}

function sinceOf(claims: AlertClaims): number | null {
  const { change, figures } = claims;
  if (change === 'recovered' || figures.every(({ condition }) => condition === 'ticket')) return null;
  return beganMs(claims, figures);
}

/** `Loja Centro`, `Ana Souza (Loja Centro)`, `Cupom C-51207 (Loja Centro)` */
export function alertSubjectName({ subject, names, place }: AlertClaims, locale: Locale): string {
  const { say }: Writers = writersOf(locale, place);
  const store = names.store ?? subject.storeId ?? '';
  const inStore = (name = '') => say('inStore', { name, store });
  switch (subject.grain) {
    case 'network':
      return say('network');
    case 'region':
      return say('region', { name: names.region ?? subject.regionId ?? '' });
    case 'store':
      return store;
    case 'seller':
      return inStore(names.seller ?? subject.sellerId);
    case 'product':
      return inStore(names.product ?? subject.productId);
    case 'category':
      return inStore(subject.category);
    case 'ticket':
      return say('ticket', { name: subject.ticketId ?? '', store });
  }
}
