import type { Figure, MetricChange } from '@/lib/api/types';
import { type FigureKind, NO_FIGURE } from './kinds';

export interface FigureFormats {
  figure(value: Figure | undefined, kind: FigureKind): string;
  compact(value: Figure | undefined, kind: FigureKind): string;
  /** `+12,3%`, `−8,0 p.p.` or, where a percentage would mislead, `+R$ 12,00`; null where there is nothing to say. */
  change(change: MetricChange | undefined, kind: FigureKind): Change | null;
  signedMoney(value: string): string;
  /** The same, shortened: `+R$ 32 mil`, where cents would say more than is known. */
  signedCompact(value: string): string;
  /** What a part did to a figure, as sentences of alerts round it: `+R$ 12,00`, `-5,32 p.p.`, `+3`. */
  effect(value: string, kind: FigureKind): string;
  percent(value: number, digits?: number): string;
  /** Always two digits after the comma, for a column of shares. */
  share(value: number | null): string;
  rate(value: number): string;
  milliseconds(value: number | null): string;
}

export interface Change {
  text: string;
  direction: 'up' | 'down' | 'same';
  /** From nothing to something: a word says it better than the amount. */
  isNew: boolean;
}

interface Currency {
  currency: string;
  minorDigits: number;
}

type NumberOf = (settings: Intl.NumberFormatOptions) => Intl.NumberFormat;

/** Figures of one language and currency; amounts go to `Intl` as strings, so no digit is lost. */
export function createFigures({ locale, ...money }: Currency & { locale: string }): FigureFormats {
  const number: NumberOf = (settings) => new Intl.NumberFormat(locale, settings);
  const plain = plainNumbers(number, money);
  const short = shortNumbers(number, money);
  const signed = number({ ...amountOf(money), style: 'currency', signDisplay: 'exceptZero' });
  const signedShort = number({ ...inTwoDigits(money), signDisplay: 'exceptZero' });
  const shares = number({ style: 'percent', ...digits(2) });
  const oneDigit = number({ maximumFractionDigits: 1 });
  const changeText = changeWriter(number, signed, locale);
  return {
    figure: (value, kind) => write(plain[kind], value),
    compact: (value, kind) => write(short[kind], value),
    change: (change, kind) => {
      if (!change || change.direction === null || change.value === null) return null;
      return { text: changeText(change, kind), direction: change.direction, isNew: change.kind === 'new' };
    },
    signedMoney: (value) => keepSign(write(signed, value)),
    signedCompact: (value) => keepSign(write(signedShort, value)),
    effect: effectWriter(number, money, locale),
    share: (value) => write(shares, value),
    percent: (value, most = 1) => number({ style: 'percent', maximumFractionDigits: most }).format(value),
    rate: (value) => oneDigit.format(value),
    milliseconds: durationWriter(number),
  };
}

function plainNumbers(number: NumberOf, money: Currency): Record<FigureKind, Intl.NumberFormat> {
  return {
    money: number({ style: 'currency', ...amountOf(money) }),
    count: number({ maximumFractionDigits: 0 }),
    percent: number({ style: 'percent', ...digits(1) }),
    decimal: number(digits(2)),
    amount: number(digits(money.minorDigits)),
  };
}

const inTwoDigits = ({ currency }: Currency): Intl.NumberFormatOptions => ({
  ...{ style: 'currency', currency, notation: 'compact', maximumSignificantDigits: 2 },
});

const shortMoney = ({ currency }: Currency): Intl.NumberFormatOptions => ({
  ...{ style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 },
});

function shortNumbers(number: NumberOf, money: Currency): Record<FigureKind, Intl.NumberFormat> {
  return {
    money: number(shortMoney(money)),
    count: number({ notation: 'compact', maximumFractionDigits: 1 }),
    percent: number({ style: 'percent', maximumFractionDigits: 0 }),
    decimal: number({ maximumFractionDigits: 1 }),
    amount: number({ notation: 'compact' }),
  };
}

/** A line may end after a hyphen that no digit follows: the sign would stay behind, without its amount. */
function keepSign(amount: string): string {
  return amount.replace(/^-/, '-\u2060');
}

/** Percentages as such; what changes in points as points; everything else as the signed amount. */
function changeWriter(number: NumberOf, signedMoney: Intl.NumberFormat, locale: string) {
  const percent = number({ style: 'percent', signDisplay: 'exceptZero', ...digits(1) });
  const points = number({ signDisplay: 'exceptZero', ...digits(1) });
  const plain = number({ signDisplay: 'exceptZero', maximumFractionDigits: 2 });
  const unit = unitOfPoints(locale);
  return ({ kind: changedBy, value }: MetricChange, kind: FigureKind): string => {
    if (changedBy === 'percent') return percent.format(Number(value));
    if (kind === 'percent') return `${points.format(Number(value) * 100)} ${unit}`;
    return write(kind === 'money' || kind === 'amount' ? signedMoney : plain, value);
  };
}

const unitOfPoints = (locale: string): string => (locale.startsWith('pt') ? 'p.p.' : 'pp');

function effectWriter(number: NumberOf, money: Currency, locale: string): FigureFormats['effect'] {
  const rounding = { signDisplay: 'exceptZero', roundingMode: 'halfEven' } as const;
  const amount = number({ ...amountOf(money), style: 'currency', ...rounding });
  const plain = number({ maximumFractionDigits: 2, ...rounding });
  return (value, kind) => {
    if (kind === 'percent') return keepSign(`${write(plain, `${value}e2`)} ${unitOfPoints(locale)}`);
    return keepSign(write(kind === 'money' || kind === 'amount' ? amount : plain, value));
  };
}

/** `640 ms`, `1,2 s` */
function durationWriter(number: NumberOf): (value: number | null) => string {
  const whole = number({ maximumFractionDigits: 0 });
  const seconds = number(digits(1));
  return (value) => {
    if (value === null) return NO_FIGURE;
    return value < 1000 ? `${whole.format(value)} ms` : `${seconds.format(value / 1000)} s`;
  };
}

function write(format: Intl.NumberFormat, value: Figure | undefined): string {
  return value === null || value === undefined ? NO_FIGURE : format.format(value as Intl.StringNumericLiteral | number);
}

function amountOf({ currency, minorDigits }: Currency): Intl.NumberFormatOptions {
  return { currency, ...digits(minorDigits) };
}

function digits(count: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: count, maximumFractionDigits: count };
}
