import type { Bilingual } from '@vitrine/contracts';
import type { Locale } from '@vitrine/messages';
import type { AlertPlace } from '../alerts/alert-claims.js';
import type { FindingText } from '../messages/message.js';
import type { ContributionClaim, ContributorClaim, MissingPart } from '../questions/contribution-claim.js';
import { type Writers, writersOf } from './writers.js';

const BY: Readonly<Record<ContributionClaim['dimension'], FindingText>> = {
  hour: 'byHour',
  seller: 'bySeller',
  product: 'byProduct',
  category: 'byCategory',
  channel: 'byChannel',
  store: 'byStore',
};
const REFERENCES: Readonly<Record<ContributionClaim['compare'], FindingText>> = {
  sameWeekday: 'sameWeekday',
  previousPeriod: 'previousWindow',
  lastYear: 'lastYear',
};
/** Codes that every till writes alike; others are a shop's own words. */
const CHANNELS: ReadonlyMap<string, FindingText> = new Map([
  ['store', 'channelStore'],
  ['online', 'channelOnline'],
  ['phone', 'channelPhone'],
  ['app', 'channelApp'],
]);
/** Parts without data are named up to here, then counted. */
const MOST_MISSING = 3;

/**
 * What moved the figure of an alert, in plain sentences without a full stop; none where nothing stands out. Each part is named with its
 * share, and parts without data with their reason. A part is said to have made a fall only when it fell itself.
 */
export function contributionSentences(claim: ContributionClaim, place: AlertPlace): Bilingual[] {
  const english = sentencesIn('en', claim, place);
  return sentencesIn('pt-BR', claim, place).map((text, at) => ({ 'pt-BR': text, en: english[at] ?? '' }));
}

function sentencesIn(locale: Locale, claim: ContributionClaim, place: AlertPlace): string[] {
  const writers = writersOf(locale, place);
  const { say, list } = writers;
  const by = say(BY[claim.dimension]);
  const parts = (named: readonly ContributorClaim[], isChange: boolean) =>
    list(named.map((one) => sayPart(one, claim, isChange, writers)));
  const sentences: string[] = [];
  if (claim.contributors.length > 0) {
    const fall = say(claim.direction === 'up' ? 'rise' : 'fall');
    const reference = say(REFERENCES[claim.compare]);
    sentences.push(say('cameFrom', { by, fall, reference, parts: parts(claim.contributors, claim.isAllAlike) }));
  }
  if (claim.isNearlyAll) sentences.push(say('nearlyAll', { by, alike: claim.movedAlike, all: claim.parts }));
  if (claim.opposite.length > 0) sentences.push(say('against', { by, parts: parts(claim.opposite, false) }));
  return [...sentences, ...sayMissing(claim, by, writers)];
}

function sayPart(part: ContributorClaim, claim: ContributionClaim, isOfChange: boolean, writers: Writers): string {
  const { say, percent, points, rounded } = writers;
  const isLess = part.effect.startsWith('-');
  const size = part.effect.replace(/^-/u, '');
  const amount = claim.unit === 'ratio' ? points(size) : rounded(size, claim.unit);
  const ofChange = claim.direction === 'up' ? 'ofRise' : 'ofFall';
  return say('part', {
    name: nameOf(part.name, claim.dimension, writers),
    share: percent(part.share),
    whole: say(isOfChange ? ofChange : 'ofMovement'),
    effect: say(isLess ? 'isLess' : 'isMore', { amount }),
  });
}

function sayMissing({ missing, dimension }: ContributionClaim, by: string, writers: Writers): string[] {
  const { say, list } = writers;
  const reasons: readonly [MissingPart['reason'], FindingText][] = [
    ['no_data', 'withoutData'],
    ['not_open_yet', 'notOpenYet'],
  ];
  return reasons.flatMap(([reason, key]) => {
    const names = missing.filter((part) => part.reason === reason).map(({ name }) => nameOf(name, dimension, writers));
    if (names.length === 0) return [];
    const more = names.length - MOST_MISSING;
    const shown = more > 0 ? [...names.slice(0, MOST_MISSING), say('others', { count: more })] : names;
    return [say(key, { by, parts: list(shown) })];
  });
}

function nameOf(name: string, dimension: ContributionClaim['dimension'], { say }: Writers): string {
  if (name === '') return say('nameless');
  if (dimension === 'hour') return say('hour', { hour: name.padStart(2, '0') });
  const channel = dimension === 'channel' ? CHANNELS.get(name) : undefined;
  return channel === undefined ? name : say(channel);
}
