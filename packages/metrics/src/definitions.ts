import type { Unit } from '@vitrine/contracts';
import { formatDecimal } from '@vitrine/domain';
import { type DimensionName, dimensionNames } from './dimensions.js';
import { type Formula, sumTerms, type Terms } from './formula.js';
import type { MeasureId, Sums } from './measures.js';
import type { MetricName } from './metric-name.js';
import { divide, ratio } from './ratio.js';

export type Cell = string | number | null;

/** How one metric is made of measures. */
export interface Definition {
  readonly unit: Unit;
  /** additive: adds up over every dimension; distinct: recounted per group; ratio: divided anew per group. */
  readonly kind: 'additive' | 'distinct' | 'ratio';
  readonly formula: Formula;
  /** Dimensions over which it says something; over others it is null. */
  readonly dimensions: readonly DimensionName[];
  /** @param minorDigits least places of money: 2 for BRL */
  readonly value: (sums: Sums, minorDigits: number) => Cell;
}

/** Money is quoted to a ten-thousandth when it had to be divided. */
const QUOTIENT_PLACES = 4;
const TARGET_DIMENSIONS: readonly DimensionName[] = ['region', 'store', 'seller', 'weekday', 'day', 'week', 'month'];

const money = (top: Terms): Definition => ({
  unit: 'money',
  kind: 'additive',
  formula: { top },
  dimensions: dimensionNames,
  value: (sums, minorDigits) => {
    const { value, scale } = sumTerms(top, sums);
    return formatDecimal(value, scale, minorDigits);
  },
});

const number = (unit: 'count' | 'quantity', kind: 'additive' | 'distinct', top: Terms): Definition => ({
  unit,
  kind,
  formula: { top },
  dimensions: dimensionNames,
  value: (sums) => {
    const { value, scale } = sumTerms(top, sums);
    return Number(formatDecimal(value, scale));
  },
});

const moneyPer = (top: Terms, bottom: Terms): Definition => ({
  unit: 'money',
  kind: 'ratio',
  formula: { top, bottom },
  dimensions: dimensionNames,
  value: (sums, minorDigits) => {
    const quotient = divide(sumTerms(top, sums), sumTerms(bottom, sums), QUOTIENT_PLACES);
    return quotient === null ? null : formatDecimal(quotient, QUOTIENT_PLACES, minorDigits);
  },
});

const share = (formula: Required<Pick<Formula, 'top' | 'bottom'>> & Formula): Definition => ({
  unit: 'ratio',
  kind: 'ratio',
  formula,
  dimensions: dimensionNames,
  value: (sums) => {
    const bottom = sumTerms(formula.bottom, sums);
    if (formula.needsPositiveBottom && bottom.value <= 0n) return null;
    return ratio(sumTerms(formula.top, sums), bottom);
  },
});

/** Adds up over stores and days only: the goals of a team need not add up to the store's. */
const wholeMoney = (top: Terms, gaps: MeasureId): Definition => {
  const { value, ...sum } = money(top);
  return {
    ...sum,
    kind: 'distinct',
    formula: { top, gaps },
    value: (sums, minorDigits) => (sums[gaps] === 0n ? value(sums, minorDigits) : null),
  };
};

const MARGIN: Terms = { cost: -1, costNetSales: 1 };
const UNITS_PER_TICKET = { top: { units: 1 }, bottom: { tickets: 1 } } as const;

/** Every metric, in the order of docs/glossary.md, which has the formulas in words. */
export const definitions: Readonly<Record<MetricName, Definition>> = {
  grossSales: money({ grossSales: 1 }),
  discounts: money({ discounts: 1 }),
  returns: money({ returns: 1 }),
  netSales: money({ netSales: 1 }),
  tickets: number('count', 'distinct', { tickets: 1 }),
  units: number('quantity', 'additive', { units: 1 }),
  averageTicket: moneyPer({ netSales: 1 }, { tickets: 1 }),
  itemsPerTicket: { ...share(UNITS_PER_TICKET), unit: 'quantity' },
  pricePerItem: moneyPer({ netSales: 1 }, { units: 1 }),
  cost: money({ cost: 1 }),
  margin: money(MARGIN),
  marginRate: share({ top: MARGIN, bottom: { costNetSales: 1 }, needsPositiveBottom: true }),
  costCoverage: share({ top: { costNetSales: 1 }, bottom: { netSales: 1 } }),
  discountRate: share({ top: { discounts: 1 }, bottom: { grossSales: 1 } }),
  returnRate: share({ top: { returns: 1 }, bottom: { grossSales: 1, discounts: -1 } }),
  goal: { ...wholeMoney({ target: 1 }, 'goalGaps'), dimensions: TARGET_DIMENSIONS },
  goalRate: { ...share({ top: { netSales: 1 }, bottom: { target: 1 } }), dimensions: TARGET_DIMENSIONS },
  activeSellers: number('count', 'distinct', { activeSellers: 1 }),
};
