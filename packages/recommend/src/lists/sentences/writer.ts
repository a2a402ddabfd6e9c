import { type Locale, type Say, speaker, type Texts } from '@vitrine/messages';

/** Says texts of lists with figures as the language writes them. */
export interface ListWriter<Key extends string> {
  readonly say: Say<Key>;
  /** `0.324` as `32%`. */
  percent(rate: number): string;
  /** The same with its sign. */
  change(rate: number): string;
  /** `2026-12-25` as `25/12`. */
  date(day: string): string;
  /** `1.84` as `1,8`. */
  times(figure: number): string;
}

export function listWriter<Key extends string>(texts: Texts<Key>, locale: Locale): ListWriter<Key> {
  const number = new Intl.NumberFormat(locale);
  const show = (value: string | number) => (typeof value === 'number' ? number.format(value) : value);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const finePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 });
  const change = new Intl.NumberFormat(locale, { style: 'percent', signDisplay: 'exceptZero' });
  const short = locale === 'pt-BR' ? '2-digit' : 'short';
  const date = new Intl.DateTimeFormat(locale, { day: '2-digit', month: short, timeZone: 'UTC' });
  const times = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    say: speaker([texts], locale, { show }),
    percent: (rate) => (rate < 0.1 ? finePercent : percent).format(rate),
    change: (rate) => change.format(rate),
    date: (day) => date.format(new Date(`${day}T00:00:00Z`)),
    times: (figure) => times.format(figure),
  };
}

const MOST_BASE = 100_000;

/** Shares of so many tickets that the smallest of them is at least one, and none is told as another one: of 100, or ten times more. */
export function perTickets(...shares: readonly number[]): {
  readonly base: number;
  readonly counts: readonly number[];
} {
  let base = 100;
  const counts = () => shares.map((share) => Math.round(share * base));
  const isTold = () => {
    const shown = counts();
    return shown.every((count, at) => count > 0 || shares[at] === 0) && new Set(shown).size === new Set(shares).size;
  };
  while (base < MOST_BASE && !isTold()) base *= 10;
  return { base, counts: counts() };
}
