import { addDays, type DateText, formatDecimal, isoWeekOf, type Period, weekdayOf } from '@vitrine/domain';
import type { WarehouseRow } from '../compiled-query.js';
import type { DimensionName } from '../dimensions.js';
import type { Filter } from '../filters.js';
import { measures, type Sums } from '../measures.js';
import { TOLD_MEASURES } from '../network-cell.js';

/** Sums that count as one thing: on one day, or in one hour of a whole week. */
export interface Told {
  readonly storeId: string;
  readonly day: DateText;
  /** Absent: not told by hour. */
  readonly hour?: number;
  readonly sums: Sums;
}

/** How what is told is put into rows of an answer. */
export interface Split {
  readonly dimensions: readonly DimensionName[];
  readonly filters: readonly Filter[];
  readonly period: Period;
  /** Days to add to a day so that it falls on its counterpart in the asked period. */
  readonly shiftDays: number;
  readonly regionOf: (storeId: string) => string;
}

/** What was told within the period and the filters, as rows of a read of sums. */
export function toldRows(all: readonly Told[], split: Split): WarehouseRow[] {
  return all
    .filter(({ day }) => split.period.from <= day && day <= split.period.to)
    .filter((told) => split.filters.every((filter) => isAmong(valueIn(filter.dimension, told, split), filter.values)))
    .map((told) => ({ ...keysOf(told, split), ...cellsOf(told.sums) }));
}

function keysOf(told: Told, split: Split): WarehouseRow {
  const keys = split.dimensions.flatMap((dimension) => {
    const value = valueIn(dimension, told, split);
    return value === undefined ? [] : [[`d_${dimension}`, value]];
  });
  return Object.fromEntries(keys);
}

const cellsOf = (sums: Sums): WarehouseRow =>
  Object.fromEntries(TOLD_MEASURES.map((id) => [`m_${id}`, formatDecimal(sums[id] ?? 0n, measures[id].scale)]));

/** As `dimensions` has it in SQL. Undefined: not told so finely. */
function valueIn(
  dimension: DimensionName,
  { storeId, day, hour }: Told,
  { shiftDays, regionOf }: Split,
): string | number | undefined {
  const counterpart = addDays(day, shiftDays);
  if (dimension === 'store') return storeId;
  if (dimension === 'region') return regionOf(storeId);
  if (dimension === 'hour') return hour;
  if (dimension === 'weekday') return weekdayOf(day);
  if (dimension === 'day') return counterpart;
  if (dimension === 'week') return isoWeekOf(counterpart);
  return dimension === 'month' ? counterpart.slice(0, 7) : undefined;
}

const isAmong = (value: string | number | undefined, values: readonly (string | number)[]): boolean =>
  value !== undefined && values.includes(value);
