import { createDays, type DayFormats } from './days';
import { createFigures, type FigureFormats } from './figures';
import { createTimes, type TimeFormats } from './times';

export interface Formats extends FigureFormats, DayFormats, TimeFormats {
  locale: string;
  collator: Intl.Collator;
}

/** All formats of one language, currency and time zone. */
export function createFormats(options: {
  locale: string;
  currency: string;
  minorDigits: number;
  timeZone: string;
}): Formats {
  const { locale, timeZone } = options;
  return {
    ...createFigures(options),
    ...createDays(locale),
    ...createTimes(locale, timeZone),
    locale,
    collator: new Intl.Collator(locale, { sensitivity: 'base', numeric: true }),
  };
}
