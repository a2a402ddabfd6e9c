import { type AlertClaims, toldFigures } from '../alerts/alert-claims.js';
import type { FigureClaim, ToldBecause } from '../alerts/figure-claim.js';
import type { FindingText } from '../messages/message.js';
import { isCalledOff, isOfANewDay } from './say-ending.js';
import { saySpan, sayTime } from './say-span.js';
import type { Writers } from './writers.js';

export type Against = Exclude<NonNullable<FigureClaim['against']>, 'peers'>;
const REFERENCES: Readonly<Record<Against, FindingText>> = {
  sameWeekday: 'sameWeekday',
  previousWindow: 'previousWindow',
  lastYear: 'lastYear',
  usual: 'usual',
  goal: 'goal',
};
const DEFAULT_AGAINST: Partial<Record<FigureClaim['condition'], Against>> = { usual: 'usual', goalAtRisk: 'goal' };

/** What a sentence is said with, and whether it must be short: then it leaves out the span and the money between two figures. */
export interface Saying {
  readonly claims: AlertClaims;
  readonly writers: Writers;
  readonly isBrief?: boolean;
}

/** What the conditions of an alert say, one after the other; `most`: no more than the first ones. */
export function sayFigures(claims: AlertClaims, writers: Writers, isBrief = false, most?: number): string {
  if (isCalledOff(claims)) {
    const [{ fromMs = claims.sinceMs } = {}] = claims.figures;
    return writers.say('saleOver', { time: sayTime(fromMs, claims, writers) });
  }
  const saying = { claims, writers, isBrief };
  return toldFigures(claims)
    .slice(0, most)
    .map((figure) => sayFigure(figure, saying))
    .join('; ');
}

/** One condition of an alert in words: what the figure is, and what it is held against. */
function sayFigure(figure: FigureClaim, saying: Saying): string {
  if (figure.condition === 'silence') return saySilence(figure, saying);
  if (figure.condition === 'belowPeers') return sayPeers(figure, saying);
  if (saying.claims.change === 'recovered' && !figure.isJudged && figure.condition !== 'ticket')
    return sayUnjudged(figure, saying);
  const against = againstOf(figure);
  if (isSaleAfter(figure, saying)) return saying.writers.say('sellsAgain');
  if (against !== undefined && figure.change?.direction) return sayCompared(figure, against, saying);
  return sayLimit(sayValue(figure, saying), figure, saying.writers);
}

/** Time without a sale that begins after the alert did: a sale has ended it, and how long it is now says nothing. */
const isSaleAfter = ({ since, fromMs, stillHolds }: FigureClaim, { claims }: Saying): boolean =>
  claims.change === 'recovered' && since === 'sale' && !stillHolds && fromMs >= claims.sinceMs;

/** What the figure is held against; undefined for one that is held against nothing but a limit. */
export const againstOf = ({ against, condition }: FigureClaim): Against | undefined =>
  against === 'peers' ? undefined : (against ?? DEFAULT_AGAINST[condition]);

function saySilence(figure: FigureClaim, { claims: { change }, writers }: Saying): string {
  const { say } = writers;
  if (figure.value === null) return say(UNJUDGED_SILENCES[figure.unjudged ?? 'unknown']);
  if (change === 'recovered' && hasSoldSince(figure)) return say('sellsAgain');
  const key = change === 'recovered' && isOfANewDay(figure) ? 'silentSinceOpening' : 'silent';
  return sayLimit(say(key, { duration: writers.figure(figure.value, figure.unit) }), figure, writers);
}

const UNJUDGED_SILENCES = { shut: 'noSaleAwaited', oddDay: 'oddSilence', unknown: 'unknownSilence' } as const;

const UNJUDGED_FIGURES = { shut: 'shut', oddDay: 'oddDay' } as const;

/** A silence that has become short: one that a rule wants long, or that is as long as before, ended by nothing that was sold. */
const hasSoldSince = (figure: FigureClaim): boolean => {
  const { stillHolds, value, threshold } = figure;
  return !stillHolds && !isOfANewDay(figure) && (threshold === null || Number(value) < Number(threshold));
};

function sayUnjudged(figure: FigureClaim, saying: Saying): string {
  const { writers } = saying;
  const values = { metric: nameOf(figure, writers), span: spanOf(figure, saying) };
  if (figure.unjudged !== undefined) return writers.say(UNJUDGED_FIGURES[figure.unjudged], values);
  return writers.say(isNotKnown(figure) ? 'noFigure' : 'tooLittle', values);
}

/** A figure that is compared says nothing where nobody knows what is usual: it is not that there is none. */
const isNotKnown = (figure: FigureClaim): boolean => figure.value === null && againstOf(figure) === undefined;

function sayValue(figure: FigureClaim, saying: Saying): string {
  const { claims, writers } = saying;
  const { say } = writers;
  const values = { metric: nameOf(figure, writers), span: spanOf(figure, saying) };
  if (figure.value === null) return say('noFigure', values);
  const value = writers.figure(figure.value, figure.unit);
  if (figure.condition !== 'ticket') return say('value', { ...values, value });
  const time = sayTime(figure.fromMs, claims, writers);
  return say(figure.became === undefined ? 'saleOf' : 'saleNow', { ...values, value, time });
}

/** On which side of the limit the figure is, as both are shown. */
function sayLimit(what: string, { value, threshold, unit }: FigureClaim, { say, figure }: Writers): string {
  if (value === null || threshold === null) return what;
  const [shown, limit] = [figure(value, unit), figure(threshold, unit)];
  if (shown === limit) return say('atLimit', { what, threshold: limit });
  const side = say(Number(value) > Number(threshold) ? 'above' : 'below');
  return say('limit', { what, side, threshold: limit });
}

function sayCompared(figure: FigureClaim, against: Against, saying: Saying): string {
  const { writers } = saying;
  const { say } = writers;
  const values = {
    metric: nameOf(figure, writers),
    reference: say(REFERENCES[against]),
    span: spanOf(figure, saying),
  };
  if (figure.change?.direction === 'same') return say('same', { ...values, figures: sayOne(figure, writers) });
  const [much, side] = [sayDistance(figure, writers), saySide(figure, writers)];
  return say('compared', { ...values, much, side, figures: sayBoth(figure, saying) });
}

const WEEK_MS = 7 * 86_400_000;

/** By the difference alone: the share of the peers is theirs. */
function sayPeers(figure: FigureClaim, saying: Saying): string {
  const { writers, isBrief } = saying;
  const { say } = writers;
  if (figure.difference === null) return say('peersOver');
  const values = {
    reference: say('peersOf'),
    weeks: Math.round((figure.toMs - figure.fromMs) / WEEK_MS),
  };
  if (figure.change?.direction === 'same') return say('peersSame', values);
  const [much, side] = [sayDistance(figure, writers), saySide(figure, writers)];
  const what = say('peers', { ...values, much, side });
  if (isBrief || figure.change?.direction !== 'down') return what;
  const hasStake = figure.atStake !== null;
  const full = hasStake ? say('peersStake', { what, amount: writers.figure(figure.atStake ?? '0', 'money') }) : what;
  const why = sayBecause(figure, saying);
  return why === '' ? full : say('peersBecause', { what: full, why });
}

const BECAUSE = {
  noStock: 'becauseNoStock',
  priceAboveNetwork: 'becauseDearer',
  fewerPlacements: 'becauseFewer',
  fellEverywhere: 'becauseFell',
} as const satisfies Partial<Record<ToldBecause['cause'], FindingText>>;

/** Nothing of what has ended, of causes that nobody looked for, and where no figure explains it. */
function sayBecause({ because }: FigureClaim, { claims: { change }, writers: { say, percent } }: Saying): string {
  if (because === undefined || change === 'recovered') return '';
  const { cause, rate } = because;
  if (cause !== 'noStock' && cause !== 'priceAboveNetwork' && cause !== 'fewerPlacements' && cause !== 'fellEverywhere')
    return '';
  const hasRate = cause === 'priceAboveNetwork' || cause === 'fellEverywhere';
  if (hasRate && rate === undefined) return '';
  return say(BECAUSE[cause], rate === undefined ? {} : { rate: percent(rate) });
}

const saySide = ({ change }: FigureClaim, { say }: Writers): string =>
  say(change?.direction === 'up' ? 'above' : 'below');

/** Without a sign: the word beside it says above or below. */
export function sayDistance(claim: FigureClaim, { figure, percent, points }: Writers): string {
  const { change, difference, unit } = claim;
  const isPercent = change?.kind === 'percent' && !claim.byAmount;
  if (isPercent) return percent(withoutSign(String(change.value)));
  const distance = withoutSign(difference ?? '0');
  return unit === 'ratio' ? points(distance) : figure(distance, unit);
}

/** The two figures and, where it is not said already, the money between them. */
function sayBoth(claim: FigureClaim, { writers: { say, figure }, isBrief }: Saying): string {
  const { value, expected, unit, atStake, difference, tickets } = claim;
  const figures = say('figures', { value: figure(value ?? '', unit), expected: figure(expected ?? '', unit) });
  if (isBrief || atStake === null || difference === null) return figures;
  const isLess = difference.startsWith('-');
  const values = { figures, amount: figure(atStake, 'money'), tickets };
  if (claim.metric === 'averageTicket') return say(isLess ? 'lessInTickets' : 'moreInTickets', values);
  const isSaid = claim.byAmount || claim.change?.kind !== 'percent';
  return isSaid ? figures : say(isLess ? 'less' : 'more', values);
}

const sayOne = ({ value, unit }: FigureClaim, { figure }: Writers): string =>
  value === null ? '' : figure(value, unit);
const withoutSign = (text: string): string => text.replace(/^-/u, '');
/** What could not be looked at has no span. */
const spanOf = (figure: FigureClaim, { claims, writers, isBrief }: Saying): string =>
  isBrief || figure.fromMs === figure.toMs ? '' : ` ${saySpan(figure, claims, writers)}`;
const nameOf = ({ metric }: FigureClaim, writers: Writers): string => writers.metric(metric ?? 'netSales');
