import type { Figure, MetricChange, MetricId, Period } from './api/types';

/** How a figure reads: the same id is always written the same way. `amount` is money without its sign, where the heading says it. */
export type FigureKind = 'money' | 'count' | 'percent' | 'decimal' | 'amount';

/** What a screen shows: the metric layer's figures, and sales by seller-hour, which follow from two of them. */
export type ShownMetric = MetricId | 'sellerHour';

const kinds: Record<ShownMetric, FigureKind> = {
  netSales: 'money',
  sellerHour: 'money',
  averageTicket: 'money',
  pricePerItem: 'money',
  margin: 'money',
  tickets: 'count',
  activeSellers: 'count',
  units: 'count',
  itemsPerTicket: 'decimal',
  goalRate: 'percent',
  grossSales: 'money',
  discounts: 'money',
  returns: 'money',
  cost: 'money',
  costCoverage: 'percent',
  marginRate: 'percent',
  returnRate: 'percent',
};

export function kindOf(metric: ShownMetric): FigureKind {
  return kinds[metric];
}

/** `—` is "nothing to say"; zero is written as zero. */
export const NO_FIGURE = '—';

export interface Formats {
  figure(value: Figure | undefined, kind: FigureKind): string;
  compact(value: Figure | undefined, kind: FigureKind): string;
  /** `+12,3%`, `−8,0 p.p.` or, where a percentage would mislead, `+R$ 12,00`; null where there is nothing to say. */
  change(change: MetricChange | undefined, kind: FigureKind): Change | null;
  signedMoney(value: string): string;
  percent(value: number, digits?: number): string;
  /** Always two digits after the comma, for a column of shares. */
  share(value: number | null): string;
  date(day: string): string;
  shortDate(day: string): string;
  longDay(day: string): string;
  month(month: string): string;
  /** `1 – 2 nov`, `sex, 20/11`; with the year when it is not this one. */
  period(period: Period): string;
  time(instant: string | number, timeZone?: string): string;
  hour(hour: number): string;
  /** `14:32:05` */
  clockTime(instant: string): string;
  /** `20/11/2026, 14:32` */
  moment(instant: string): string;
  /** `14:32`, with its day when that is not today: when something began. */
  since(instant: number): string;
  /** `12 s`, `3 min`, `5 h 40 min` */
  age(seconds: number): string;
  rate(value: number): string;
  milliseconds(value: number | null): string;
  locale: string;
  collator: Intl.Collator;
}

export interface Change {
  text: string;
  direction: 'up' | 'down' | 'same';
  /** From nothing to something: a word says it better than the amount. */
  isNew: boolean;
}

/** All formats of one language and currency; amounts go to `Intl` as strings, so no digit is lost. */
export function createFormats(options: {
  locale: string;
  currency: string;
  minorDigits: number;
  timeZone: string;
}): Formats {
  const { locale, currency, minorDigits } = options;
  const number = (settings: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, settings);
  const fraction = { minimumFractionDigits: minorDigits, maximumFractionDigits: minorDigits };
  const plain: Record<FigureKind, Intl.NumberFormat> = {
    money: number({ style: 'currency', currency, ...fraction }),
    count: number({ maximumFractionDigits: 0 }),
    percent: number({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    decimal: number({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    amount: number(fraction),
  };
  const short: Record<FigureKind, Intl.NumberFormat> = {
    money: number({ style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 }),
    count: number({ notation: 'compact', maximumFractionDigits: 1 }),
    percent: number({ style: 'percent', maximumFractionDigits: 0 }),
    decimal: number({ maximumFractionDigits: 1 }),
    amount: number({ notation: 'compact' }),
  };
  const signed = number({ style: 'currency', currency, signDisplay: 'exceptZero', ...fraction });
  const signedPercent = number({
    style: 'percent',
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const exactPercent = number({ style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const points = number({ signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const signedNumber = number({ signDisplay: 'exceptZero', maximumFractionDigits: 2 });
  const dates = (settings: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...settings });
  const longDate = dates({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const shortDate = dates({ day: 'numeric', month: 'short' });
  const longDay = dates({ weekday: 'long', day: 'numeric', month: 'long' });
  const monthName = dates({ month: 'short', year: '2-digit' });
  const oneDay = { weekday: 'short', day: '2-digit', month: '2-digit' } as const;
  const periods = {
    ofThisYear: { one: dates(oneDay), range: shortDate },
    ofAnother: {
      one: dates({ ...oneDay, year: 'numeric' }),
      range: dates({ day: 'numeric', month: 'short', year: 'numeric' }),
    },
  };
  const noon = (day: string) => new Date(`${day}T12:00:00Z`);
  const zoned = (settings: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: options.timeZone, hourCycle: 'h23', ...settings });
  const withSeconds = zoned({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const moment = zoned({ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const longDateHere = zoned({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const momentHere = zoned({ day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' });
  const oneDigit = number({ maximumFractionDigits: 1 });
  const clock = (timeZone: string) =>
    new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const write = (format: Intl.NumberFormat, value: Figure | undefined) =>
    value === null || value === undefined ? NO_FIGURE : format.format(value as Intl.StringNumericLiteral | number);
  const changeText = ({ kind: changedBy, value }: MetricChange, kind: FigureKind): string => {
    if (changedBy === 'percent') return signedPercent.format(Number(value));
    if (kind === 'percent') return `${points.format(Number(value) * 100)} ${locale.startsWith('pt') ? 'p.p.' : 'pp'}`;
    const isMoney = kind === 'money' || kind === 'amount';
    return (isMoney ? signed : signedNumber).format(value as Intl.StringNumericLiteral | number);
  };

  return {
    figure: (value, kind) => write(plain[kind], value),
    compact: (value, kind) => write(short[kind], value),
    change: (change, kind) => {
      if (!change || change.direction === null || change.value === null) return null;
      return { text: changeText(change, kind), direction: change.direction, isNew: change.kind === 'new' };
    },
    signedMoney: (value) => signed.format(value as Intl.StringNumericLiteral),
    share: (value) => write(exactPercent, value),
    percent: (value, digits = 1) => number({ style: 'percent', maximumFractionDigits: digits }).format(value),
    date: (day) => longDate.format(noon(day)),
    shortDate: (day) => tidy(shortDate.format(noon(day))),
    longDay: (day) => longDay.format(noon(day)),
    month: (month) => tidy(monthName.format(noon(`${month}-15`))),
    period: ({ from, to }) => {
      const isThisYear = [from, to].every((day) => day.startsWith(`${new Date().getFullYear()}-`));
      const { one, range } = isThisYear ? periods.ofThisYear : periods.ofAnother;
      const text = from === to ? one.format(noon(from)) : range.formatRange(noon(from), noon(to));
      return tidy(text).replace(/ de (?=\d{4})/g, ' ');
    },
    time: (instant, timeZone) => clock(timeZone ?? options.timeZone).format(new Date(instant)),
    hour: (hour) => `${String(hour).padStart(2, '0')}${locale.startsWith('pt') ? 'h' : ':00'}`,
    clockTime: (instant) => withSeconds.format(new Date(instant)),
    moment: (instant) => moment.format(new Date(instant)),
    since: (instant) => {
      const isToday = longDateHere.format(instant) === longDateHere.format(new Date());
      return isToday ? clock(options.timeZone).format(instant) : tidy(momentHere.format(instant));
    },
    age: (seconds) => {
      const minutes = Math.floor(seconds / 60);
      if (minutes < 1) return `${seconds} s`;
      if (minutes < 60) return `${minutes} min`;
      return [`${Math.floor(minutes / 60)} h`, ...(minutes % 60 > 0 ? [`${minutes % 60} min`] : [])].join(' ');
    },
    rate: (value) => oneDigit.format(value),
    locale,
    milliseconds: (value) =>
      value === null
        ? NO_FIGURE
        : value < 1000
          ? `${number({ maximumFractionDigits: 0 }).format(value)} ms`
          : `${number({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value / 1000)} s`,
    collator: new Intl.Collator(locale, { sensitivity: 'base', numeric: true }),
  };
}

/** Server and browser disagree about thin spaces; dots of abbreviations would end sentences. */
function tidy(date: string): string {
  return date
    .replace(/\s/g, ' ')
    .replace(/\.(?=[ ,]|$)/g, '')
    .replace(/ de (?=\p{L})/gu, ' ');
}
