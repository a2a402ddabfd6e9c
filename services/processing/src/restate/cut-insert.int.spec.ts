import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTicket, TENANT } from '@vitrine/testing';
import { Harness } from '../testing/harness.js';

const product = { type: 'product', tenantId: TENANT, id: 'p1', name: 'Caneta', category: 'Papelaria' } as const;

/** Rollups that refuse rows are left as a crash in mid-insert leaves them: the facts have rows that the rollups lack. */
describe('an insert that is cut off between the facts and the rollups', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('cut');
    await harness.process();
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  const onEachRollup = async (change: string) => {
    for (const table of ['sales_by_hour_v1', 'sales_by_product_day_v1']) {
      await harness.warehouse.command({ name: 'test.refuse', sql: `ALTER TABLE ${table} ${change}` });
    }
  };
  const refuseUnless = (condition: string) => onEachRollup(`ADD CONSTRAINT refuses CHECK ${condition}`);
  const refuseNoMore = () => onEachRollup('DROP CONSTRAINT refuses');
  const sumsOf = async () => {
    const sums = 'toFloat64(sum(cost)) AS cost, toFloat64(sum(net_sales)) AS net';
    const [facts] = await harness.rows(
      `SELECT toFloat64(sum(quantity * ifNull(unit_cost, 0) * sign)) AS cost, toFloat64(sum(net_amount * sign)) AS net FROM sale_lines_v1`,
    );
    const [hours] = await harness.rows(`SELECT ${sums} FROM sales_by_hour_v1`);
    const [days] = await harness.rows(`SELECT ${sums} FROM sales_by_product_day_v1`);
    return { facts, hours, days };
  };

  it('is completed from the facts when it was a batch', async () => {
    await refuseUnless('net_sales > 1000');
    await harness.sendTickets([aTicket({ ticketId: 'cut' }), aTicket({ ticketId: 'other' })]);
    const [none, both] = [
      { cost: 0, net: 0 },
      { cost: 0, net: 40 },
    ];
    await harness.until(async () => (await sumsOf()).facts?.net === 40);
    expect(await sumsOf()).toEqual({ facts: both, hours: none, days: none });
    await refuseNoMore();
    await harness.settled();
    expect(await sumsOf()).toEqual({ facts: both, hours: both, days: both });
  }, 120_000);

  it('is completed with the very same rows when it was a restatement, whatever the catalogue says by then', async () => {
    await refuseUnless('cost <= 0');
    await harness.sendCatalog([{ ...product, unitCost: '4.00' }]);
    const [without, costed] = [
      { cost: 0, net: 40 },
      { cost: 16, net: 40 },
    ];
    await harness.until(async () => (await sumsOf()).facts?.cost === 16);
    expect(await sumsOf()).toEqual({ facts: costed, hours: without, days: without });
    await harness.sendCatalog([{ ...product, unitCost: '7.00' }]);
    await refuseNoMore();
    await harness.until(async () => (await sumsOf()).hours?.cost !== 0);
    await harness.sendTickets([aTicket({ ticketId: 'cut', revision: 1, status: 'voided', lines: [] })]);
    await harness.settled();
    const half = { cost: 8, net: 20 };
    expect(await sumsOf()).toEqual({ facts: half, hours: half, days: half });
  }, 120_000);
});
