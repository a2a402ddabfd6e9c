import { DateError, dayNumberOf } from '@vitrine/domain';
import { type DimensionName, dimensions, numberRanges } from './dimensions.js';
import type { MetricQuery } from './metric-name.js';
import { MetricQueryError } from './metric-query-errors.js';

/** Keep only what has one of these values; none: keep nothing. */
export interface Filter {
  readonly dimension: DimensionName;
  readonly values: readonly string[] | readonly number[];
}

/**
 * The filters of a query with values of the dimension's own type.
 * @throws MetricQueryError invalid_filter for a value that the dimension cannot have
 */
export function filtersOf(query: MetricQuery): Filter[] {
  return (query.filters ?? []).map((filter, index) => {
    const pointer = (place: number): string => `/filters/${index}/in/${place}`;
    const { type } = dimensions[filter.dimension];
    if (type === 'UInt8') {
      return {
        dimension: filter.dimension,
        values: filter.in.map((value, place) => numberIn(filter.dimension, value, pointer(place))),
      };
    }
    const values = filter.in.map(String);
    if (type === 'Date') for (const [place, value] of values.entries()) assertDay(value, pointer(place));
    return { dimension: filter.dimension, values };
  });
}

function numberIn(dimension: DimensionName, value: string | number, pointer: string): number {
  const [least, most] = numberRanges[dimension] ?? [0, 255];
  const number = typeof value === 'string' && !/^[0-9]{1,3}$/u.test(value) ? Number.NaN : Number(value);
  if (!Number.isInteger(number) || number < least || number > most) {
    throw new MetricQueryError('invalid_filter', pointer, `${dimension} is a whole number from ${least} to ${most}`);
  }
  return number;
}

function assertDay(value: string, pointer: string): void {
  try {
    dayNumberOf(value);
  } catch (error) {
    if (error instanceof DateError)
      throw new MetricQueryError('invalid_filter', pointer, 'day is a calendar day, 2026-11-20');
    throw error;
  }
}
