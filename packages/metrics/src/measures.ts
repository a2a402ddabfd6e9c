/** What the warehouse adds up; metrics are arithmetic over these. */
export type MeasureId = keyof typeof measures;

export interface Measure {
  /** Places of the decimal: the sum is an integer of 10^-scale. */
  readonly scale: 0 | 3 | 4 | 7;
  /** Over a rollup row. */
  readonly rollup: string;
  /** The same over signed lines; the migrations of the rollups hold the same formulas. */
  readonly lines: string;
  /** What it reveals of the shop: costs of goods, or who works there. Every metric made of it reveals that too. */
  readonly reveals?: 'cost' | 'staff';
}

const SALE = `kind = 'sale' AND quantity > 0`;
const RETURN = `kind = 'return' OR (kind = 'sale' AND quantity < 0)`;
const GOAL_GAPS = 'if(count() = 0, 1, sum(lacking))';

/** Sums that add up over every dimension. */
export const measures = {
  grossSales: {
    scale: 4,
    rollup: 'sum(gross_sales)',
    lines: `sumIf((net_amount + discount) * sign, ${SALE})`,
  },
  discounts: { scale: 4, rollup: 'sum(discounts)', lines: `sumIf(discount * sign, ${SALE})` },
  returns: { scale: 4, rollup: 'sum(returns)', lines: `sumIf(-net_amount * sign, ${RETURN})` },
  netSales: { scale: 4, rollup: 'sum(net_sales)', lines: 'sum(net_amount * sign)' },
  cost: {
    scale: 7,
    rollup: 'sum(cost)',
    lines: 'sum(toDecimal128(quantity, 3) * ifNull(unit_cost, toDecimal64(0, 4)) * sign)',
    reveals: 'cost',
  },
  costNetSales: {
    scale: 4,
    rollup: 'sum(cost_net_sales)',
    lines: 'sumIf(net_amount * sign, isNotNull(unit_cost))',
    reveals: 'cost',
  },
  units: { scale: 3, rollup: 'sum(units)', lines: `sumIf(quantity * sign, kind != 'adjustment')` },
  tickets: { scale: 0, rollup: 'sum(tickets)', lines: 'sum(ticket_count * sign)' },
  activeSellers: { scale: 0, rollup: 'count()', lines: 'count()', reveals: 'staff' },
  target: { scale: 4, rollup: 'sum(amount)', lines: 'sum(amount)' },
  /** Days of stores without a target; of sellers, who have days off, 1 where they have none at all. */
  goalGaps: { scale: 0, rollup: GOAL_GAPS, lines: GOAL_GAPS },
} as const satisfies Record<string, Measure>;

/** Sums of one group, each an integer of 10^-scale of its measure; absent: the warehouse has nothing to say. */
export type Sums = Partial<Record<MeasureId, bigint>>;
