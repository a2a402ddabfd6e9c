import type { Locale } from '@vitrine/messages';
import { beganMs, toldFigures } from '../alerts/alert-claims.js';
import type { FigureClaim } from '../alerts/figure-claim.js';
import { isCalledOff } from '../sentences/say-ending.js';
import { type Against, againstOf, sayDistance } from '../sentences/say-figure.js';
import { isSameDay, sayLasted, sayTime } from '../sentences/say-span.js';
import { durationOf, type Writers, writersOf } from '../sentences/writers.js';
import { beginning } from './brief.js';
import { oneLine } from './fit.js';
import type { NoticeText } from './messages/message.js';
import { type AlertNotice, noticeSpeaker } from './notice.js';

/** A figure with its name, for a table. */
export interface LabelledFigure {
  readonly label: string;
  readonly value: string;
}

const LABELS: Readonly<Record<Against, NoticeText>> = {
  sameWeekday: 'sameWeekday',
  previousWindow: 'previousWindow',
  lastYear: 'lastYear',
  usual: 'usual',
  goal: 'goal',
};

/** The figures of an alert one under the other, each with what it was held against. */
export function figureRows({ claims }: AlertNotice, locale: Locale): LabelledFigure[] {
  const writers = writersOf(locale, claims.place);
  if (isCalledOff(claims)) return [];
  return toldFigures(claims).flatMap((figure) => rowsOf(figure, locale, writers));
}

/** What is to be said of the alert beside its figures: the money at stake, the times, the rule. */
export function factRows({ claims, ruleName, occasion, nowMs }: AlertNotice, locale: Locale): LabelledFigure[] {
  const say = noticeSpeaker(locale);
  const writers = writersOf(locale, claims.place);
  const row = (key: NoticeText, value: string | null): LabelledFigure[] =>
    value === null ? [] : [{ label: say(key), value }];
  const isWaiting = occasion === 'reminder' || occasion === 'escalation';
  const openMinutes = Math.max(0, Math.floor((nowMs - claims.raisedMs) / 60_000));
  return [
    ...row('atStake', claims.moneyAtStake === null ? null : writers.figure(claims.moneyAtStake, 'money')),
    ...row('when', isOfAnotherDay(claims, nowMs) ? writers.moment(claims.atMs) : null),
    ...row('since', claims.change === 'recovered' ? null : sayTime(beganMs(claims, claims.figures), claims, writers)),
    ...row('lasted', sayLasted(claims, writers)),
    ...(isWaiting ? row('openFor', durationOf(String(openMinutes))) : []),
    ...row('rule', oneLine(ruleName)),
  ];
}

/** A message that waited, and all of a replay: its own date does not say when it was. */
const isOfAnotherDay = ({ atMs, place }: AlertNotice['claims'], nowMs: number): boolean =>
  !isSameDay(atMs, nowMs, place.timeZone);

function rowsOf(claim: FigureClaim, locale: Locale, writers: Writers): LabelledFigure[] {
  const say = noticeSpeaker(locale);
  const against = againstOf(claim);
  const row = (label: string, value: string | null): LabelledFigure[] =>
    value === null ? [] : [{ label, value: writers.figure(value, claim.unit) }];
  return [
    ...row(nameOf(claim, locale, writers), claim.value),
    ...(against === undefined ? [] : row(say(LABELS[against]), claim.expected)),
    ...row(say('limit'), claim.threshold),
    ...differenceRow(claim, locale, writers),
  ];
}

function differenceRow(claim: FigureClaim, locale: Locale, writers: Writers): LabelledFigure[] {
  const direction = claim.change?.direction;
  if (!direction || direction === 'same') return [];
  const label = claim.condition === 'belowPeers' ? 'shareOfCategory' : 'difference';
  const amount = sayDistance(claim, writers);
  return [
    { label: noticeSpeaker(locale)(label), value: writers.say(direction === 'up' ? 'isMore' : 'isLess', { amount }) },
  ];
}

function nameOf({ metric, condition }: FigureClaim, locale: Locale, writers: Writers): string {
  if (condition === 'silence' || metric === undefined) return noticeSpeaker(locale)('withoutSale');
  return beginning(writers.metric(metric), locale);
}
