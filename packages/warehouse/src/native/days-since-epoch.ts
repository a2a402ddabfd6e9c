import type { NativeValue } from './native-column.js';

const DAY_MS = 86_400_000;
/** A block holds few different days: remembering them is ten times as fast as parsing each. */
const known = new Map<string, number>();

/** Days from 1970-01-01 to a `YYYY-MM-DD` date, as ClickHouse's Date counts (up to 2149-06-06). */
function daysSinceEpoch(value: NativeValue): number {
  if (typeof value !== 'string') throw new TypeError('not a date');
  const days = known.get(value);
  if (days !== undefined) return days;
  const computed = Date.parse(`${value}T00:00:00Z`) / DAY_MS;
  if (!Number.isInteger(computed) || computed < 0 || computed > 65_535)
    throw new RangeError('not a date from 1970 to 2149');
  if (known.size > 10_000) known.clear();
  known.set(value, computed);
  return computed;
}

/** The same of a column. Rows often repeat the date above them: comparing is cheaper than hashing. */
export function daysOf(dates: readonly NativeValue[]): number[] {
  const days = new Array<number>(dates.length);
  for (let at = 0; at < dates.length; at++) {
    const date = dates[at] as NativeValue;
    days[at] = at > 0 && date === dates[at - 1] ? (days[at - 1] as number) : daysSinceEpoch(date);
  }
  return days;
}
