import type { AlertChangeKind, AlertEvidence, AlertRaised, AlertSubject } from '@vitrine/contracts';
import { type FigureClaim, figureClaim } from './figure-claim.js';

/** What is known of an alert: a record of `alerts.raised.v1`, or the same of a row of the inbox. */
export type AlertFacts = Pick<
  AlertRaised,
  'change' | 'level' | 'subject' | 'sinceMs' | 'raisedMs' | 'atMs' | 'isLate'
> & { readonly evidence: readonly AlertEvidence[] };

/** What people call the subject. Where a name is missing, the id stands for it. */
export interface AlertNames {
  readonly region?: string | undefined;
  readonly store?: string | undefined;
  readonly seller?: string | undefined;
  readonly product?: string | undefined;
}

/** Money and clock of the store, or of the tenant for a subject of many stores. */
export interface AlertPlace {
  readonly currency: string;
  /** Places in which its money is shown: 2 for BRL. */
  readonly minorDigits: number;
  readonly timeZone: string;
}

/** Everything that sentences of an alert may say. They show no figure that does not stand here. */
export interface AlertClaims {
  readonly change: AlertChangeKind;
  readonly level: 'none' | 'warning' | 'critical';
  readonly subject: AlertSubject;
  readonly names: AlertNames;
  readonly place: AlertPlace;
  /** One for each condition that held. */
  readonly figures: readonly FigureClaim[];
  /** When the condition began to hold. */
  readonly sinceMs: number;
  readonly raisedMs: number;
  readonly atMs: number;
  /** From `sinceMs` to the end, in whole minutes; null while it is open. */
  readonly lastedMinutes: number | null;
  readonly isLate: boolean;
  /** The largest of the figures': conditions that are joined look at the same money. Null: see `moneyAtStake`. */
  readonly moneyAtStake: string | null;
}

const MINUTE_MS = 60_000;

/** What an alert says, as structured figures: sentences, mails and pushes are made of these alone. */
export function alertClaims(alert: AlertFacts, names: AlertNames, place: AlertPlace): AlertClaims {
  const figures = alert.evidence.map((evidence) => figureClaim(evidence, alert.level, place));
  const { change, level, subject, sinceMs, raisedMs, atMs, isLate } = alert;
  return {
    ...{ change, level, subject, names, place, figures, sinceMs, raisedMs, atMs, isLate },
    lastedMinutes: change === 'recovered' ? Math.max(0, Math.floor((atMs - sinceMs) / MINUTE_MS)) : null,
    moneyAtStake: largest(figures.flatMap(({ atStake }) => atStake ?? [])),
  };
}

/**
 * The figures that people are told. A rule about silence counts sales as well, so that it speaks only of stores that have sold or have not:
 * the count says nothing that the silence does not. And a rule may look at stores alone that do sell: while that is so, it is no news.
 */
export function toldFigures({ change, figures }: AlertClaims): readonly FigureClaim[] {
  const others = figures.filter((figure) => !isShortSilence(figure));
  const told = change === 'recovered' || others.length === 0 ? figures : others;
  const isSilent = told.some(({ condition }) => condition === 'silence');
  return isSilent ? told.filter(({ condition, metric }) => condition !== 'value' || metric !== 'tickets') : told;
}

/** Of a rule that wants the time without a sale short. */
const isShortSilence = ({ condition, side }: Pick<FigureClaim, 'condition' | 'side'>): boolean =>
  condition === 'silence' && side === 'below';

type Began = Pick<AlertFacts, 'change' | 'sinceMs'>;
type BeganPart = Pick<AlertEvidence, 'condition' | 'fromMs' | 'side'> & { readonly value: number | string | null };

/** Since when people are told that an alert is: a silence began with the last sale, before anybody minded. After the end, since the rule minded. */
export function beganMs({ change, sinceMs }: Began, parts: readonly BeganPart[]): number {
  const silence = parts.find((part) => part.condition === 'silence' && part.value !== null && !isShortSilence(part));
  return change === 'recovered' ? sinceMs : (silence?.fromMs ?? sinceMs);
}

/** Texts of money of one currency have the same number of places. */
function largest(amounts: readonly string[]): string | null {
  const sizeOf = (amount: string) => BigInt(amount.replace('.', ''));
  return amounts.reduce<string | null>((a, b) => (a === null || sizeOf(b) > sizeOf(a) ? b : a), null);
}
