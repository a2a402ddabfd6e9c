import { expect } from '@jest/globals';
import type { Locale } from '@vitrine/messages';
import type { AlertFacts } from '../alerts/alert-claims.js';
import { NAMES } from '../alerts/an-alert.spec-support.js';

/** Numbers of a sentence by what stands around them, as numbers again. Times and dates apart, names taken out. */
export function readBack(sentence: string, locale: Locale) {
  const numberOf = (text: string) =>
    Number(locale === 'en' ? text.replaceAll(',', '') : text.replaceAll('.', '').replace(',', '.'));
  let rest = Object.values({ ...NAMES, ticket: 'C-51207' }).reduce((text, name) => text.replaceAll(name, ''), sentence);
  const take = (pattern: RegExp): string[] => {
    const found = [...rest.matchAll(pattern)].map(([, text = '']) => text);
    rest = rest.replaceAll(pattern, ' ');
    return found;
  };
  const number = '(-?[0-9][0-9.,]*[0-9]|-?[0-9])';
  const times = take(/\b([0-9]{2}:[0-9]{2})\b/gu);
  const days = take(/((?:Nov|Oct) [0-9]{2}|[0-9]{2}\/[0-9]{2})/gu);
  const minutes = [...rest.matchAll(/(?:(\d+) h)?(?: ?(\d+) min)?/gu)]
    .filter(([whole]) => whole !== '')
    .map(([, hours = 0, rest = 0]) => Number(hours) * 60 + Number(rest));
  rest = rest.replace(/(?:\d+ h)?(?: ?\d+ min)/gu, ' ').replace(/\d+ h\b/gu, ' ');
  const money = take(new RegExp(`(-?R\\$ ?${number})`, 'gu')).map((text) => numberOf(text.replace(/R\$ ?/u, '')));
  const percents = take(new RegExp(`${number}%`, 'gu')).map(numberOf);
  const points = take(new RegExp(`${number} (?:p\\.p\\.|pp)`, 'gu')).map(numberOf);
  const others = take(new RegExp(number, 'gu')).map(numberOf);
  return { times, days, minutes, money, percents, points, others };
}

interface Known {
  readonly figure: number;
  /** How far the shown number may lie from it: rounding takes up to half a unit of the last place from each figure that goes in. */
  readonly within: number;
}

/** What the evidence says, in plain arithmetic of its own. */
export function figuresOf({ evidence: all, change, atMs, sinceMs }: AlertFacts) {
  const known: Record<'money' | 'percents' | 'points' | 'others' | 'minutes', Known[]> = {
    money: [],
    percents: [],
    points: [],
    others: [],
    minutes: change === 'recovered' ? [{ figure: Math.max(1, Math.floor((atMs - sinceMs) / 60_000)), within: 0 }] : [],
  };
  const add = (to: keyof typeof known, within: number, ...figures: number[]) =>
    known[to].push(...figures.map((figure) => ({ figure, within })));
  for (const {
    condition,
    metric = 'netSales',
    by,
    value,
    expected,
    warning,
    critical,
    tickets,
    atStake,
    because,
  } of all) {
    if (condition === 'belowPeers') {
      add('others', 0, 4);
      add('points', 0.005, Math.abs((value ?? 0) * 100));
      add('money', 0.005, atStake ?? 0);
      add('percents', 0.5, (because?.rate ?? 0) * 100);
      continue;
    }
    const unit = condition === 'silence' ? 'minutes' : kindOf(metric);
    const limits = by === 'value' || by === 'minutes' ? [warning, critical] : [];
    const plain = [value, expected, ...limits].filter((one) => one !== null);
    const between = value === null || expected === null ? [] : [{ difference: Math.abs(value - expected), expected }];
    if (unit === 'minutes') add('minutes', 0.5, ...plain);
    if (unit === 'others') add('others', 0.05, ...plain);
    if (unit === 'money') add('money', 0.005, ...plain);
    if (unit === 'percents') add('percents', 0.05, ...plain.map((one) => one * 100));
    for (const { difference, expected: base } of between) {
      if (unit === 'others') add('others', 0.1, difference);
      if (unit === 'money') add('money', 0.01, difference);
      if (metric === 'averageTicket') {
        add('others', 0, tickets);
        add('money', 0.01 * tickets, difference * tickets);
      }
      if (unit === 'percents') add('points', 0.1, difference * 100);
      const ofRounding = (unit === 'money' ? 0.005 : 0.05) * (2 + difference / base);
      if (unit === 'money' || unit === 'others') {
        // A change is rounded to a ten-thousandth of a percent first.
        add('percents', 0.0501 + (100 * ofRounding) / base, (difference / base) * 100);
      }
    }
  }
  return known;
}
const kindOf = (metric: string) =>
  /Rate$|costCoverage/u.test(metric)
    ? 'percents'
    : /tickets|units|itemsPerTicket|activeSellers/u.test(metric)
      ? 'others'
      : 'money';

export function expectKnown(shown: readonly number[], known: readonly Known[]): void {
  for (const one of shown) {
    const isKnown = known.some(
      ({ figure, within }) => Math.abs(figure - one) <= within + 1e-9 * (1 + Math.abs(figure)),
    );
    expect([one, isKnown]).toEqual([one, true]);
  }
}
