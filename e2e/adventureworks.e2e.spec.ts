import { beforeAll, describe, expect, it } from '@jest/globals';
import { runImport } from './support/import.js';
import { dataFile, factsOf, hasData } from './support/real-data.js';
import { queryMetrics } from './support/stack.js';

const set = 'adventureworks';
const tenant = 'adventureworks';
const period = { from: '2010-12-01', to: '2013-12-31' };
const here = hasData(set) ? describe : describe.skip;

interface Facts {
  reseller: { orders: number; sales: string; product_cost: string; gross_margin: string; units: number };
  seller: { salesPersonId: string; orders: number; sales: string; grossMargin: string }[];
  top5_resellers: { ResellerKey: string; sales: string }[];
  category_margin_R: { category: string; sales: string; gross_margin: string }[];
}

here('a reseller with costs, sellers and a catalogue', () => {
  let facts: Facts;

  beforeAll(async () => {
    facts = factsOf(set) as unknown as Facts;
    await runImport('adventureworks-reseller', dataFile(set), '--tenant', tenant, '--create-tenant');
  }, 300_000);

  it('has sales, cost, margin, tickets and units to the last digit', async () => {
    const { total } = await queryMetrics(tenant, {
      metrics: ['netSales', 'cost', 'margin', 'tickets', 'units'],
      period,
    });
    expect(total).toEqual({
      netSales: decimal(facts.reseller.sales),
      cost: decimal(facts.reseller.product_cost),
      margin: decimal(facts.reseller.gross_margin),
      tickets: facts.reseller.orders,
      units: facts.reseller.units,
    });
  });

  it('has every seller right', async () => {
    const { rows } = await queryMetrics(tenant, {
      metrics: ['netSales', 'margin', 'tickets'],
      dimensions: ['seller'],
      period,
      limit: 100,
    });
    const expected = facts.seller.map(({ salesPersonId, sales, grossMargin, orders }) => ({
      seller: salesPersonId,
      netSales: decimal(sales),
      margin: decimal(grossMargin),
      tickets: orders,
    }));
    expect(byId(rows, 'seller')).toEqual(byId(expected, 'seller'));
  });

  it('has the largest resellers and every category right', async () => {
    const stores = await queryMetrics(tenant, {
      metrics: ['netSales'],
      dimensions: ['store'],
      period,
      orderBy: [{ id: 'netSales', direction: 'desc' }],
      limit: 5,
    });
    expect(stores.rows).toEqual(
      facts.top5_resellers.map(({ ResellerKey, sales }) => ({ store: ResellerKey, netSales: decimal(sales) })),
    );
    const categories = await queryMetrics(tenant, {
      metrics: ['netSales', 'margin'],
      dimensions: ['category'],
      period,
    });
    const expected = facts.category_margin_R.map(({ category, sales, gross_margin }) => ({
      category,
      netSales: decimal(sales),
      margin: decimal(gross_margin),
    }));
    expect(byId(categories.rows, 'category')).toEqual(byId(expected, 'category'));
  });
});

/** As the API writes money: at least two digits, no further zeros behind them. */
const decimal = (value: string): string => value.replace(/(\.\d\d)(\d*?)0*$/, '$1$2');

function byId<T extends object>(rows: readonly T[], id: keyof T): T[] {
  return [...rows].sort((a, b) => String(a[id]).localeCompare(String(b[id])));
}
