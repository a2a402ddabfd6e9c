import type { AlertEvidence, MetricChange, Unit } from '@vitrine/contracts';
import { formatDecimal } from '@vitrine/domain';
import { changeOf } from '../../change.js';
import { definitions } from '../../definitions.js';
import type { MetricName } from '../../metric-name.js';
import { scaled } from '../../ratio.js';
import type { LowBecause } from '../low/cause-of.js';
import { decimalOf } from './exact-decimal.js';
import { moneyAtStake } from './money-at-stake.js';

export type FigureUnit = Extract<Unit, 'money' | 'count' | 'quantity' | 'ratio'> | 'minutes';

/**
 * What one condition of an alert says in figures. All are decimal text, rounded once to what people are shown, so that every sentence
 * adds up: money to the currency's places, counts to one, quantities to two, ratios (0.123 is 12.3 %) to three, minutes to none. Where
 * the limit that somebody wrote has more places, so has all that is held against it.
 */
export interface FigureClaim {
  readonly condition: AlertEvidence['condition'];
  /** Absent: silence. */
  readonly metric?: MetricName | undefined;
  readonly unit: FigureUnit;
  readonly fromMs: number;
  readonly toMs: number;
  /** Null where it is undefined, and where it would tell of other stores. */
  readonly value: string | null;
  /** What it was held against; null where it is held against nothing, and for peers. */
  readonly expected: string | null;
  readonly against?: AlertEvidence['against'];
  /** value − expected, of the two as they stand here. */
  readonly difference: string | null;
  /** From expected to value: a percentage, or an amount where the metric is a ratio or the base too small. */
  readonly change: MetricChange | null;
  /** On which side of its limit the figure minds. */
  readonly side: AlertEvidence['side'];
  /** The rule speaks of amounts: so do sentences. */
  readonly byAmount: boolean;
  /** Of the level that is open, or that was: in the unit of the value, and null where thresholds are of another one. */
  readonly threshold: string | null;
  /** There was something to judge: else the figure is neither good nor bad. */
  readonly isJudged: boolean;
  /** Why there was nothing to judge, where that is known. */
  readonly unjudged?: AlertEvidence['unjudged'];
  /** Of an alert that has ended: it is as bad as before, and something else made the end. */
  readonly stillHolds: boolean;
  /** Of time without a sale: what it is counted from. */
  readonly since?: AlertEvidence['since'];
  /** Of a single sale: what happened to it since the alert was raised. */
  readonly became?: AlertEvidence['became'];
  /** Sales in the span. */
  readonly tickets: number;
  /** Of a low performer: why, as far as figures say. Absent of alerts for which nobody looked. */
  readonly because?: ToldBecause | undefined;
  /** By `moneyAtStake`. */
  readonly atStake: string | null;
}

/** `rate`: decimal text to two places, '0.12' is 12 %. */
export interface ToldBecause {
  readonly cause: LowBecause['cause'];
  readonly rate?: string;
}

export interface MoneyPlaces {
  /** Places in which money is shown: 2 for BRL. */
  readonly minorDigits: number;
}

/** @param level of the alert after the change: it tells which threshold is meant */
export function figureClaim(
  evidence: AlertEvidence,
  level: 'none' | 'warning' | 'critical',
  { minorDigits }: MoneyPlaces,
): FigureClaim {
  if (evidence.condition === 'belowPeers') return peersClaim(evidence, minorDigits);
  const unit = unitOf(evidence);
  const limit = evidence.by === 'value' || evidence.by === 'minutes' ? thresholdOf(evidence, level) : null;
  const places = Math.max(unit === 'money' ? minorDigits : PLACES[unit], placesOf(limit));
  const text = (figure: number | null) =>
    figure === null ? null : decimalOf(figure, places, unit === 'money' ? minorDigits : 0);
  const [value, expected] = [text(evidence.value), text(evidence.expected)];
  const claim = {
    condition: evidence.condition,
    metric: evidence.condition === 'silence' ? undefined : metricOf(evidence),
    unit,
    fromMs: evidence.fromMs,
    toMs: evidence.toMs,
    value,
    expected,
    against: evidence.against,
    difference: differenceOf(value, expected, places, unit === 'money' ? minorDigits : 0),
    change: compare(unit, value, expected, minorDigits),
    side: evidence.side,
    byAmount: evidence.by === 'amount',
    threshold: text(limit),
    ...judgementOf(evidence),
    became: evidence.became,
    tickets: evidence.tickets,
  };
  return { ...claim, atStake: moneyAtStake(claim, evidence.side, minorDigits) };
}

const judgementOf = ({ judged, unjudged, stillHolds = false, since }: AlertEvidence) => ({
  isJudged: judged !== null,
  unjudged,
  stillHolds,
  since,
});

/** A share of a category may be far smaller than a rate. */
const PEERS_PLACES = 4;

/** Evidence of peers holds the difference alone. */
function peersClaim(evidence: AlertEvidence, minorDigits: number): FigureClaim {
  const { condition, fromMs, toMs, against, side, tickets, value, atStake, because } = evidence;
  const difference = value === null ? null : decimalOf(value, PEERS_PLACES);
  return {
    ...{ condition, metric: metricOf(evidence), unit: 'ratio', fromMs, toMs, against, side, tickets },
    ...{
      value: null,
      expected: null,
      threshold: null,
      byAmount: false,
      difference,
      ...judgementOf(evidence),
    },
    ...(because && { because: toldBecause(because) }),
    change: difference === null ? null : { kind: 'amount', value: Number(difference), direction: signOf(difference) },
    atStake: atStake === undefined || atStake <= 0 ? null : decimalOf(atStake, minorDigits, minorDigits),
  };
}

const BECAUSE_PLACES = 2;

const toldBecause = ({ cause, rate }: LowBecause): ToldBecause => ({
  cause,
  ...(rate !== undefined && rate > 0 && { rate: decimalOf(rate, BECAUSE_PLACES) }),
});

const signOf = (difference: string) => (difference === '0' ? 'same' : difference.startsWith('-') ? 'down' : 'up');

/** A limit is told as it was written; beyond these nobody writes one. */
const LIMIT_PLACES = 6;

function placesOf(limit: number | null): number {
  return limit === null ? 0 : (decimalOf(limit, LIMIT_PLACES).split('.')[1]?.length ?? 0);
}

const PLACES: Readonly<Record<Exclude<FigureUnit, 'money'>, number>> = { count: 1, quantity: 2, ratio: 3, minutes: 0 };

function unitOf(evidence: AlertEvidence): FigureUnit {
  if (evidence.condition === 'silence') return 'minutes';
  return definitions[metricOf(evidence)].unit as FigureUnit;
}

/** A goal is about net sales, also where nobody says so. */
const metricOf = ({ metric = 'netSales' }: AlertEvidence): MetricName => metric;

function thresholdOf({ warning, critical }: AlertEvidence, level: 'none' | 'warning' | 'critical'): number | null {
  return level === 'critical' ? (critical ?? warning) : (warning ?? critical);
}

function differenceOf(value: string | null, expected: string | null, places: number, leastDigits: number) {
  if (value === null || expected === null) return null;
  return formatDecimal(scaled(value, places) - scaled(expected, places), places, leastDigits);
}

function compare(unit: FigureUnit, value: string | null, expected: string | null, minorDigits: number) {
  if (unit === 'minutes' || value === null || expected === null) return null;
  return changeOf({ unit, current: value, previous: expected, minorDigits });
}
