import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { builtInProfile } from '../profiles/load-profile.js';
import { type Figures, figuresOf, money } from './figures.spec-support.js';
import { importIntoMemory } from './memory-import.spec-support.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const data = process.env.VITRINE_DATA_DIR ?? join(root, '../shared/data');
const has = (set: string) => existsSync(join(data, set, 'FACTS.json'));
const factsOf = <T>(set: string): T => JSON.parse(readFileSync(join(data, set, 'FACTS.json'), 'utf8')) as T;
if (!has('online-retail-2010-2011')) process.stderr.write(`Skipped: no real data in VITRINE_DATA_DIR (${data}).\n`);

interface RetailFacts {
  readonly totals: {
    rows: number;
    invoices: number;
    cancellation_invoices: number;
    bad_debt_rows: number;
    units_net: number;
    net_value: string;
    gross_value: string;
    cancelled_value: string;
    stock_codes_upper: number;
    countries: number;
  };
  readonly top5_countries_net: { country: string; net: string }[];
  readonly top5_days_net: { day: string; net: string }[];
  readonly top5_products_net: { sku: string; net: string }[];
  readonly month_net: { month: string; net: string }[];
}

(has('online-retail-2010-2011') ? describe : describe.skip)('Online Retail, mapped', () => {
  it('comes to its published figures', async () => {
    const facts = factsOf<RetailFacts>('online-retail-2010-2011');
    const file = join(data, 'online-retail-2010-2011/online-retail.csv.gz');
    const { sent, rejected, tickets, catalog } = await importIntoMemory(builtInProfile('online-retail'), [file]);
    const { totals } = facts;
    expect([sent.rows, sent.tickets, rejected.count]).toEqual([totals.rows, totals.invoices, 0]);
    expect(catalog).toHaveLength(totals.countries + totals.stock_codes_upper);
    const figures = figuresOf(tickets);
    expect(figures.tickets).toBe(totals.invoices - totals.cancellation_invoices - totals.bad_debt_rows);
    expect(figures.units).toBe(totals.units_net - totals.bad_debt_rows);
    expect([money(figures.netE4), money(figures.grossE4), money(-figures.returnsE4)]).toEqual([
      totals.net_value,
      totals.gross_value,
      totals.cancelled_value,
    ]);
    expectNet(
      figures,
      'store',
      facts.top5_countries_net.map(({ country, net }) => [country, net]),
    );
    expectNet(
      figures,
      'day',
      facts.top5_days_net.map(({ day, net }) => [day, net]),
    );
    expectNet(
      figures,
      'product',
      facts.top5_products_net.map(({ sku, net }) => [sku, net]),
    );
    expectNet(
      figures,
      'month',
      facts.month_net.map(({ month, net }) => [month, net]),
    );
  }, 120_000);
});

interface ResellerFacts {
  readonly reseller: {
    lines: number;
    orders: number;
    sales: string;
    product_cost: string;
    gross_margin: string;
    units: number;
  };
  readonly seller: { salesPersonId: string; sales: string }[];
  readonly top5_resellers: { ResellerKey: string; sales: string }[];
}

(has('adventureworks') ? describe : describe.skip)('AdventureWorks resellers, mapped', () => {
  it('comes to its published figures', async () => {
    const { reseller, seller, top5_resellers } = factsOf<ResellerFacts>('adventureworks');
    const { sent, rejected, tickets } = await importIntoMemory(builtInProfile('adventureworks-reseller'), [
      join(data, 'adventureworks'),
    ]);
    expect([sent.rows, sent.tickets, rejected.count]).toEqual([reseller.lines, reseller.orders, 0]);
    const figures = figuresOf(tickets);
    expect(figures).toMatchObject({ tickets: reseller.orders, units: reseller.units });
    expect([money(figures.netE4), money(figures.costE4)]).toEqual([reseller.sales, reseller.product_cost]);
    expect(money(figures.netE4 - figures.costE4)).toBe('483771.13');
    expectNet(
      figures,
      'seller',
      seller.map(({ salesPersonId, sales }) => [salesPersonId, sales]),
    );
    expectNet(
      figures,
      'store',
      top5_resellers.map(({ ResellerKey, sales }) => [ResellerKey, sales]),
    );
  }, 120_000);
});

function expectNet(
  figures: Figures,
  dimension: keyof Figures['netBy'],
  expected: readonly (readonly [string, string])[],
): void {
  expect(expected.map(([id]) => [id, Number(money(figures.netBy[dimension].get(id)))])).toEqual(
    expected.map(([id, net]) => [id, Number(net)]),
  );
}
