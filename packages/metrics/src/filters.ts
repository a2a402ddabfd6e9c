import { isAskableDay } from '@vitrine/domain';
import { type DimensionName, dimensions, numberRanges, textForms } from './dimensions.js';
import type { MetricQuery } from './metric-name.js';
import { MetricQueryError } from './metric-query-errors.js';

/** Keep only what has one of these values; none: keep nothing. */
export interface Filter {
  readonly dimension: DimensionName;
  readonly values: readonly string[] | readonly number[];
}

/** Values reach ClickHouse as parameters in the URL, of which it reads 1 MiB (http_max_uri_size). */
const MAX_ENCODED_BYTES = 500_000;

/**
 * The filters of a query with values of the dimension's own type.
 * @throws MetricQueryError invalid_filter for a value that the dimension cannot have, filters_too_large for too many
 */
export function filtersOf(query: MetricQuery): Filter[] {
  assertSize(query);
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
    for (const [place, value] of values.entries()) {
      if (type === 'Date') assertDay(value, pointer(place));
      assertForm(filter.dimension, value, pointer(place));
    }
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
  if (!isAskableDay(value)) throw new MetricQueryError('invalid_filter', pointer, 'day is a calendar day, 2026-11-20');
}

function assertForm(dimension: DimensionName, value: string, pointer: string): void {
  const form = textForms[dimension];
  if (form && !form.pattern.test(value))
    throw new MetricQueryError('invalid_filter', pointer, `${dimension} is written ${form.example}`);
}

function assertSize(query: MetricQuery): void {
  const values = (query.filters ?? []).flatMap((filter) => filter.in.map(String));
  const encodedBytes = new URLSearchParams(values.map((value): [string, string] => ['in', value])).toString().length;
  if (encodedBytes > MAX_ENCODED_BYTES)
    throw new MetricQueryError('filters_too_large', '/filters', 'the values of all filters are too long together');
}
