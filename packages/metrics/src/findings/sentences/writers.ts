import { type Locale, type Say, speaker } from '@vitrine/messages';
import type { MetricName } from '../../metric-name.js';
import { metricTexts } from '../../words.js';
import type { AlertPlace } from '../alerts/alert-claims.js';
import type { FigureUnit } from '../alerts/figure-claim.js';
import { en } from '../messages/en.js';
import type { FindingText } from '../messages/message.js';
import { ptBR } from '../messages/pt-BR.js';

/** Words, figures and times of one language, currency and clock. */
export interface Writers {
  readonly say: Say<FindingText>;
  /** A metric's name in the middle of a sentence. */
  readonly metric: (metric: MetricName) => string;
  /** @param figure decimal text; money and ratios as `FigureClaim` has them */
  readonly figure: (figure: string, unit: FigureUnit) => string;
  /** The same of a figure that nobody has rounded yet. */
  readonly rounded: (figure: string, unit: FigureUnit) => string;
  /** A share of one as a percentage: `'0.4198'` is 42 %. */
  readonly percent: (share: string) => string;
  /** What lies between two ratios: `'0.053'` is 5.3 points. */
  readonly points: (difference: string) => string;
  /** `14:32` */
  readonly time: (atMs: number) => string;
  /** `20/11`, `Nov 20` */
  readonly day: (atMs: number) => string;
  /** `20/11/2026 14:32`, `Nov 20, 2026 14:32` */
  readonly moment: (atMs: number) => string;
  /** `A, B e C` */
  readonly list: (items: readonly string[]) => string;
}

type Decimal = Intl.StringNumericLiteral;

/** Half-even, as money is rounded everywhere; text goes to `Intl` digit by digit. */
const ROUNDING = { roundingMode: 'halfEven' } as Intl.NumberFormatOptions;

const known = new Map<string, Writers>();
/** Languages × currencies × zones of all tenants are far fewer. Beyond it the writers are made anew. */
const MOST_KNOWN = 2_000;

/** Made once for each language and place: a formatter takes longer to make than a sentence. */
export function writersOf(locale: Locale, place: AlertPlace): Writers {
  const key = [locale, place.currency, place.minorDigits, place.timeZone].join('|');
  const writers = known.get(key) ?? createWriters(locale, place);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, writers);
  return writers;
}

type FigureWriters = Record<FigureUnit, (text: string) => string>;
const CLAIMED = { maximumFractionDigits: 6 };

function createWriters(locale: Locale, place: AlertPlace): Writers {
  const number = (settings: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, { ...settings, ...ROUNDING });
    return (text: string) => format.format(text as Decimal);
  };
  const percent = number({ style: 'percent', maximumFractionDigits: 1 });
  const plain = number({ maximumFractionDigits: 2 });
  const show = (value: string | number) => (typeof value === 'number' ? plain(String(value)) : value);
  const say = speaker<FindingText>([{ 'pt-BR': ptBR, en }], locale, { show });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const money = moneyStyle(place);
  const roundedBy: FigureWriters = {
    money: number({ ...money, maximumFractionDigits: place.minorDigits }),
    ...{ count: plain, quantity: plain, ratio: percent, minutes: durationOf },
  };
  // A claim has rounded already: what has more places is held against a limit that has them.
  const [asClaimed, share] = [number(CLAIMED), number({ style: 'percent', ...CLAIMED })];
  const figures: FigureWriters = {
    money: number({ ...money, ...CLAIMED }),
    ...{ count: asClaimed, quantity: asClaimed, ratio: share, minutes: durationOf },
  };
  return {
    say,
    metric: (metric) => spokenName(metric, locale),
    figure: (text, unit) => figures[unit](text),
    rounded: (text, unit) => roundedBy[unit](text),
    percent,
    points: (difference) => say('points', { number: plain(hundredfold(difference)) }),
    ...clockOf(locale, place.timeZone),
    list: (items) => lists.format(items),
  };
}

const moneyStyle = ({ currency, minorDigits }: AlertPlace): Intl.NumberFormatOptions => ({
  style: 'currency',
  currency,
  minimumFractionDigits: minorDigits,
});

function clockOf(locale: Locale, timeZone: string): Pick<Writers, 'time' | 'day' | 'moment'> {
  const clock = new Intl.DateTimeFormat(locale, { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });
  const month = locale === 'en' ? 'short' : '2-digit';
  const calendar = new Intl.DateTimeFormat(locale, { timeZone, day: '2-digit', month });
  const dated = new Intl.DateTimeFormat(locale, { timeZone, day: '2-digit', month, year: 'numeric' });
  const time = (atMs: number) => clock.format(atMs);
  return { time, day: (atMs) => calendar.format(atMs), moment: (atMs) => `${dated.format(atMs)} ${time(atMs)}` };
}

/** `45 min`, `1 h 15 min` */
export function durationOf(minutes: string): string {
  const [whole, rest] = [Math.floor(Number(minutes) / 60), Number(minutes) % 60];
  if (whole === 0) return `${rest} min`;
  return rest === 0 ? `${whole} h` : `${whole} h ${rest} min`;
}

function spokenName(metric: MetricName, locale: Locale): string {
  const { name, spoken } = metricTexts[locale][metric];
  return spoken ?? name.charAt(0).toLocaleLowerCase(locale) + name.slice(1);
}

/** The point two places to the right. */
function hundredfold(share: string): string {
  const [whole = '', fraction = ''] = share.split('.');
  const padded = fraction.padEnd(2, '0');
  const digits = `${whole}${padded.slice(0, 2)}`.replace(/^(-?)0+(?=\d)/u, '$1');
  return `${digits}.${padded.slice(2)}0`;
}
