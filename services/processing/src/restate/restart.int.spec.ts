import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { partitionOf } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { aLine, aTicket, TENANT } from '@vitrine/testing';
import { Harness } from '../testing/harness.js';

const PARTITIONS = 3;
/** Of every length that Kafka's hash treats apart, in more than one script, and in every partition. */
const storeIds = ['s1', 's2', 's3', 's5', 'loja-2', 'São João', 'feira-livre', '大阪', 'ç', 'norte-07', 'praça'];
const product = { type: 'product', tenantId: TENANT, name: 'Caneta', category: 'Papelaria' } as const;
const soldAt = '2026-11-20T00:30:00-03:00';

describe('what open tickets wait for, arriving while processing is down', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('restart', { partitions: PARTITIONS });
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  const sell = (ticketId: string, ...productIds: string[]) =>
    harness.sendTickets(
      storeIds.map((storeId) => {
        const lines = productIds.map((productId, index) => aLine({ lineId: String(index), productId }));
        return aTicket({ storeId, ticketId, soldAt, lines });
      }),
    );
  const costs = async (ticketId: string) => {
    const rows =
      await harness.rows(`SELECT store_id, toString(sum(quantity * unit_cost * sign)) AS cost FROM sale_lines_v1
      WHERE ticket_id = '${ticketId}' GROUP BY store_id HAVING cost != ''`);
    return Object.fromEntries(rows.map(({ store_id, cost }) => [store_id, cost]));
  };
  const everyStore = (cost: string) => Object.fromEntries(storeIds.map((id) => [id, cost]));
  const areCosts = async (ticketId: string, cost: string) =>
    Object.values(await costs(ticketId)).filter((one) => one === cost).length === storeIds.length;

  it('is restated in every partition when processing is back', async () => {
    const homes = storeIds.map((id) => partitionOf(`${TENANT}:${id}`, PARTITIONS));
    expect([...new Set(homes)].sort()).toEqual([0, 1, 2]);
    const running = await harness.process();
    await sell('first', 'p0', 'p1');
    await harness.settled();
    await harness.sendCatalog([{ ...product, id: 'p0', unitCost: '1.00' }]);
    await harness.until(() => areCosts('first', '2'));
    // Nothing waits for this entry, so no partition notes that it has looked.
    await harness.sendCatalog([{ ...product, id: 'p9', unitCost: '1.00' }]);
    await harness.settled(topics.catalogRaw);
    await running.stop();
    await harness.sendCatalog([{ ...product, id: 'p1', unitCost: '4.00' }]);
    await harness.process();
    await harness.until(() => areCosts('first', '10'));
    expect(await costs('first')).toEqual(everyStore('10'));
  }, 120_000);
});
