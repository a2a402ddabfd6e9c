import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import { aLine, aTicket, TENANT } from '@vitrine/testing';
import { foldAccepted } from '../testing/fold-accepted.js';
import { Harness } from '../testing/harness.js';

const product = { type: 'product', tenantId: TENANT, id: 'p1', name: 'Caneta', category: 'Papelaria' } as const;
const store = {
  type: 'store',
  tenantId: TENANT,
  id: 's1',
  name: 'Centro',
  region: 'Sul',
  timeZone: 'America/Manaus',
} as const;

describe('a catalogue that arrives after the sales', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('restate');
    await harness.process();
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  const costOf = async (ticketId: string) =>
    (
      await harness.rows(`SELECT toString(sum(quantity * unit_cost * sign)) AS cost, toString(sum(net_amount * sign)) AS net,
      toInt32(sum(ticket_count * sign)) AS tickets FROM sale_lines_v1 WHERE ticket_id = '${ticketId}'`)
    )[0];

  it('gives a waiting line its cost, once, and leaves a frozen cost alone', async () => {
    await harness.sendTickets([
      aTicket({ ticketId: 'waits' }),
      aTicket({ ticketId: 'own', lines: [aLine({ unitCost: '7.00' })] }),
    ]);
    await harness.settled();
    await harness.sendCatalog([{ ...product, unitCost: '4.00' }]);
    await harness.until(async () => (await costOf('waits'))?.cost === '8');
    expect(await costOf('waits')).toEqual({ cost: '8', net: '20', tickets: 1 });
    await harness.sendCatalog([{ ...product, unitCost: '5.00', costFrom: '2026-11-01' }]);
    await harness.sendTickets([aTicket({ ticketId: 'later' })]);
    await harness.settled(topics.catalogRaw);
    await harness.settled();
    expect(await costOf('waits')).toMatchObject({ cost: '8' });
    expect(await costOf('own')).toMatchObject({ cost: '14' });
  }, 60_000);

  it('is taken back to the last unit when a restated ticket is corrected', async () => {
    await harness.sendTickets([aTicket({ ticketId: 'waits', revision: 1, lines: [aLine({ quantity: '1' })] })]);
    await harness.settled();
    expect(await costOf('waits')).toEqual({ cost: '5', net: '10', tickets: 1 });
    const [rollup] = await harness.rows(
      `SELECT toString(sum(cost)) AS cost FROM sales_by_product_day_v1 WHERE product_id = 'p1'`,
    );
    const [facts] = await harness.rows(
      `SELECT toString(sum(quantity * unit_cost * sign)) AS cost FROM sale_lines_v1 WHERE product_id = 'p1'`,
    );
    expect(Number(rollup?.cost)).toBe(Number(facts?.cost));
  }, 60_000);

  it("moves a sale to the store's own business date when the store becomes known, corrections included", async () => {
    await harness.sendTickets([aTicket({ ticketId: 'midnight', soldAt: '2026-11-20T00:30:00-03:00' })]);
    await harness.settled();
    const dayOf = () =>
      harness.rows(`SELECT toString(sold_on) AS day, toInt32(sold_hour) AS hour, toString(sum(net_amount * sign)) AS net FROM sale_lines_v1
        WHERE ticket_id = 'midnight' GROUP BY sold_on, sold_hour HAVING sum(sign) > 0`);
    expect(await dayOf()).toEqual([{ day: '2026-11-20', hour: 0, net: '20' }]);
    await harness.sendCatalog([store]);
    await harness.until(async () => (await dayOf())[0]?.day === '2026-11-19');
    expect(await dayOf()).toEqual([{ day: '2026-11-19', hour: 23, net: '20' }]);
    const corrected = aTicket({
      ticketId: 'midnight',
      soldAt: '2026-11-20T00:30:00-03:00',
      revision: 1,
      lines: [aLine({ quantity: '3' })],
    });
    await harness.sendTickets([corrected]);
    await harness.settled();
    expect(await dayOf()).toEqual([{ day: '2026-11-19', hour: 23, net: '30' }]);
    expect(await costOf('midnight')).toMatchObject({ net: '30', tickets: 1 });
  }, 60_000);

  it('keeps names of sellers out of the warehouse', async () => {
    await harness.sendCatalog([
      { type: 'seller', tenantId: TENANT, id: 'v1', name: 'Beatriz Lima', email: 'bia@example.com', storeId: 's1' },
    ]);
    await harness.settled(topics.catalogRaw);
    expect(await harness.rows('SELECT seller_id, store_id, active FROM sellers_v1')).toEqual([
      { seller_id: 'v1', store_id: 's1', active: 1 },
    ]);
    expect(await harness.rows('SELECT * FROM catalog_v1')).toEqual([]);
    expect(await harness.store.people.namesOf(TENANT, ['v1'])).toEqual(new Map([['v1', 'Beatriz Lima']]));
  }, 60_000);

  it('refuses what is no catalogue entry', async () => {
    await harness.send(topics.catalogRaw, [
      { key: `${TENANT}:store:x`, value: JSON.stringify({ ...store, id: 'x', timeZone: 'Mars/Olympus' }) },
    ]);
    await harness.settled(topics.catalogRaw);
    expect(await harness.rows(`SELECT code, path, topic FROM dead_letters_v1`)).toEqual([
      { code: 'unknown_time_zone', path: '/timeZone', topic: 'catalog.raw.v1' },
    ]);
  }, 60_000);

  it('leaves a reader of the topic with what the facts say', async () => {
    await harness.settled();
    const records = await harness.read(topics.salesAccepted);
    expect(records.filter(({ value }) => String(value).includes('"restatement"')).length).toBeGreaterThan(0);
    const told = [...foldAccepted(records).values()].map(({ ticketId, soldOn, soldHour, netSales, lines }) => {
      const costs = lines.map(({ quantity, unitCost = '0' }) => Number(quantity) * Number(unitCost));
      return { ticketId, soldOn, soldHour, net: Number(netSales), cost: costs.reduce((sum, cost) => sum + cost, 0) };
    });
    const facts = await harness.rows(
      `SELECT ticket_id AS ticketId, toString(sold_on) AS soldOn, sold_hour AS soldHour, toFloat64(sum(net_amount * sign)) AS net,
              toFloat64(sum(quantity * ifNull(unit_cost, 0) * sign)) AS cost
       FROM sale_lines_v1 GROUP BY ticketId, soldOn, soldHour HAVING sum(sign) > 0`,
    );
    const byTicket = (a: { ticketId?: unknown }, b: { ticketId?: unknown }) =>
      String(a.ticketId) < String(b.ticketId) ? -1 : 1;
    expect(told.sort(byTicket)).toEqual(facts.sort(byTicket));
  }, 60_000);
});
