import type { Unit } from '@vitrine/contracts';
import { formatDecimal } from '@vitrine/domain';
import { type DimensionName, dimensionNames } from './dimensions.js';
import { type MeasureId, measures, type Sums } from './measures.js';
import type { MetricName } from './metric-name.js';
import { divide, ratio, type Scaled } from './ratio.js';

export type Cell = string | number | null;

/** How one metric is made of measures. */
export interface Definition {
  readonly unit: Unit;
  /** additive: adds up over every dimension; distinct: recounted per group; ratio: divided anew per group. */
  readonly kind: 'additive' | 'distinct' | 'ratio';
  readonly measures: readonly MeasureId[];
  /** Dimensions over which it says something; over others it is null. */
  readonly dimensions: readonly DimensionName[];
  /** @param minorDigits least places of money: 2 for BRL */
  readonly value: (sums: Sums, minorDigits: number) => Cell;
}

/** Money is quoted to a ten-thousandth when it had to be divided. */
const QUOTIENT_PLACES = 4;
const TARGET_DIMENSIONS: readonly DimensionName[] = ['region', 'store', 'seller', 'weekday', 'day', 'week', 'month'];

/** A sum that nothing was added to is 0. */
const sumOf = (sums: Sums, id: MeasureId): Scaled => ({ value: sums[id] ?? 0n, scale: measures[id].scale });
const minus = (a: Scaled, b: Scaled): Scaled => {
  const scale = Math.max(a.scale, b.scale);
  const at = (of: Scaled) => of.value * 10n ** BigInt(scale - of.scale);
  return { value: at(a) - at(b), scale };
};
const moneyText = (amount: Scaled, minorDigits: number): string =>
  formatDecimal(amount.value, amount.scale, minorDigits);
const marginOf = (sums: Sums): Scaled => minus(sumOf(sums, 'costNetSales'), sumOf(sums, 'cost'));

const money = (id: MeasureId): Definition => ({
  unit: 'money',
  kind: 'additive',
  measures: [id],
  dimensions: dimensionNames,
  value: (sums, minorDigits) => moneyText(sumOf(sums, id), minorDigits),
});

const count = (id: 'tickets' | 'activeSellers'): Definition => ({
  unit: 'count',
  kind: 'distinct',
  measures: [id],
  dimensions: dimensionNames,
  value: (sums) => Number(sums[id] ?? 0n),
});

const moneyPer = (id: MeasureId): Definition => ({
  unit: 'money',
  kind: 'ratio',
  measures: ['netSales', id],
  dimensions: dimensionNames,
  value: (sums, minorDigits) => {
    const quotient = divide(sumOf(sums, 'netSales'), sumOf(sums, id), QUOTIENT_PLACES);
    return quotient === null ? null : formatDecimal(quotient, QUOTIENT_PLACES, minorDigits);
  },
});

const share = (needs: readonly MeasureId[], value: (sums: Sums) => number | null): Definition => ({
  unit: 'ratio',
  kind: 'ratio',
  measures: needs,
  dimensions: dimensionNames,
  value,
});

/** Where more came back than was sold, a share of the sales would have the wrong sign, so there is none. */
const positive = (sum: Scaled | undefined): Scaled | undefined => (sum && sum.value > 0n ? sum : undefined);

/** Every metric, in the order of docs/glossary.md, which has the formulas in words. */
export const definitions: Readonly<Record<MetricName, Definition>> = {
  grossSales: money('grossSales'),
  discounts: money('discounts'),
  returns: money('returns'),
  netSales: money('netSales'),
  tickets: count('tickets'),
  units: {
    unit: 'quantity',
    kind: 'additive',
    measures: ['units'],
    dimensions: dimensionNames,
    value: (sums) => Number(formatDecimal(sums.units ?? 0n, measures.units.scale)),
  },
  averageTicket: moneyPer('tickets'),
  itemsPerTicket: {
    ...share(['units', 'tickets'], (sums) => ratio(sumOf(sums, 'units'), sumOf(sums, 'tickets'))),
    unit: 'quantity',
  },
  pricePerItem: moneyPer('units'),
  cost: money('cost'),
  margin: {
    ...money('cost'),
    measures: ['cost', 'costNetSales'],
    value: (sums, minorDigits) => moneyText(marginOf(sums), minorDigits),
  },
  marginRate: share(['cost', 'costNetSales'], (sums) => ratio(marginOf(sums), positive(sumOf(sums, 'costNetSales')))),
  costCoverage: share(['costNetSales', 'netSales'], (sums) =>
    ratio(sumOf(sums, 'costNetSales'), sumOf(sums, 'netSales')),
  ),
  discountRate: share(['discounts', 'grossSales'], (sums) =>
    ratio(sumOf(sums, 'discounts'), sumOf(sums, 'grossSales')),
  ),
  returnRate: share(['returns', 'grossSales', 'discounts'], (sums) =>
    ratio(sumOf(sums, 'returns'), minus(sumOf(sums, 'grossSales'), sumOf(sums, 'discounts'))),
  ),
  goalRate: {
    ...share(['netSales', 'target'], (sums) => ratio(sumOf(sums, 'netSales'), sumOf(sums, 'target'))),
    dimensions: TARGET_DIMENSIONS,
  },
  activeSellers: count('activeSellers'),
};
