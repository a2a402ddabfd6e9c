import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topicName, withAdmin } from '@vitrine/bus';
import type { RunningConsumer } from '@vitrine/consumer/testing';
import { type CatalogEvent, topics } from '@vitrine/contracts';
import { aTicket } from '@vitrine/testing';
import { Harness } from '../testing/harness.js';

/** The till says 00:30 of São Paulo; the store lies an hour further west. */
const soldAt = '2026-11-20T00:30:00-03:00';

/** A store, a product and a seller of a tenant. */
const entriesOf = (tenantId: string): CatalogEvent[] => [
  { type: 'store', tenantId, id: 's1', name: 'Centro', region: 'Norte', timeZone: 'America/Manaus' },
  { type: 'product', tenantId, id: 'p1', name: 'Caneta', category: 'Papelaria', unitCost: '4.00' },
  { type: 'seller', tenantId, id: 'v1', name: 'Ana Exemplo', storeId: 's1' },
];

describe('a catalogue entry of a tenant that is made later', () => {
  let harness: Harness;
  let running: RunningConsumer;
  beforeAll(async () => {
    harness = await Harness.start('verdict');
    running = await harness.process();
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  const restart = async (meanwhile: () => Promise<unknown> = async () => undefined) => {
    await running.stop();
    await meanwhile();
    running = await harness.process();
  };
  const refused = (tenantId: string) =>
    harness.rows(`SELECT code, toInt32(count()) AS letters FROM dead_letters_v1
      WHERE tenant_id = '${tenantId}' AND topic = 'catalog.raw.v1' GROUP BY code`);
  /** How many stores, products and sellers the warehouse has. */
  const kept = async (tenantId: string) =>
    (
      await harness.rows(`SELECT
        toInt32((SELECT count() FROM stores_current_v1 WHERE tenant_id = '${tenantId}'))   AS stores,
        toInt32((SELECT count() FROM products_current_v1 WHERE tenant_id = '${tenantId}')) AS products,
        toInt32((SELECT count() FROM sellers_current_v1 WHERE tenant_id = '${tenantId}'))  AS sellers`)
    )[0];
  /** What the catalogue in memory says, as a sale of this moment shows it. */
  const sold = async (tenantId: string, ticketId: string) => {
    await harness.sendTickets([aTicket({ tenantId, ticketId, soldAt, sellerId: 'v1' })]);
    await harness.settled();
    return live(tenantId, ticketId);
  };
  const live = async (tenantId: string, ticketId: string) =>
    (
      await harness.rows(`SELECT toInt32(sold_hour) AS hour, toString(unit_cost) AS cost, toInt32(unknown_flags) AS flags
        FROM sale_lines_v1 WHERE tenant_id = '${tenantId}' AND ticket_id = '${ticketId}'
        GROUP BY hour, cost, flags HAVING sum(sign) > 0`)
    )[0];
  const unknown = { hour: 0, cost: null, flags: 7 };
  const group = () => ({
    groupId: `${harness.env.KAFKA_TOPIC_PREFIX}processing`,
    topic: topicName(harness.env, topics.catalogRaw),
  });
  const resetCatalogue = () => withAdmin(harness.kafka, (admin) => admin.resetOffsets({ ...group(), earliest: true }));
  /** Does the note beside an offset name an entry of the journal that holds this tenant as unknown? */
  const isNoted = async (tenantId: string) => {
    const { groupId, topic } = group();
    const [committed] = await withAdmin(harness.kafka, (admin) => admin.fetchOffsets({ groupId, topics: [topic] }));
    const entries = await harness.rows(`SELECT id FROM journal_v1 WHERE content LIKE '%"${tenantId}"%'`);
    return entries.some(({ id }) => committed?.partitions.some(({ metadata }) => metadata?.includes(String(id))));
  };

  it('is refused, and stays unknown to every sale, a restart of processing later too', async () => {
    await harness.sendCatalog(entriesOf('tarde'));
    await harness.settled(topics.catalogRaw);
    await harness.createTenant('tarde', 'BRL');
    // Of a stranger it is asked again after a second.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await sold('tarde', 'before')).toEqual(unknown);
    await restart();
    expect(await sold('tarde', 'after')).toEqual(unknown);
    expect(await refused('tarde')).toEqual([{ code: 'unknown_tenant', letters: 3 }]);
    expect(await kept('tarde')).toEqual({ stores: 0, products: 0, sellers: 0 });
  }, 90_000);

  it('is known to warehouse and sales alike when it is sent again, and gives earlier sales their hour and cost', async () => {
    await harness.sendCatalog(entriesOf('tarde'));
    await harness.until(async () => (await live('tarde', 'after'))?.cost === '4');
    expect(await live('tarde', 'before')).toMatchObject({ hour: 23, cost: '4' });
    expect(await sold('tarde', 'known')).toMatchObject({ hour: 23, cost: '4' });
    expect(await kept('tarde')).toEqual({ stores: 1, products: 1, sellers: 1 });
  }, 90_000);

  it('keeps its verdict when the batch is tried again after the tenant was made', async () => {
    const rename = (from: string, to: string) =>
      harness.warehouse.command({ name: 'test.rename', sql: `RENAME TABLE ${from} TO ${to}` });
    await rename('dead_letters_v1', 'dead_letters_away');
    await harness.sendCatalog(entriesOf('quase'));
    await harness.until(() => isNoted('quase'));
    await restart(async () => {
      await harness.createTenant('quase', 'BRL');
      await rename('dead_letters_away', 'dead_letters_v1');
    });
    await harness.settled(topics.catalogRaw);
    expect(await refused('quase')).toEqual([{ code: 'unknown_tenant', letters: 3 }]);
    expect(await kept('quase')).toEqual({ stores: 0, products: 0, sellers: 0 });
    expect(await sold('quase', 'first')).toEqual(unknown);
  }, 90_000);

  it('is judged anew when the topic is read from its start, and then is known to warehouse and sales alike', async () => {
    await restart(resetCatalogue);
    await harness.until(async () => (await live('quase', 'first'))?.cost === '4');
    expect(await kept('quase')).toEqual({ stores: 1, products: 1, sellers: 1 });
    expect(await sold('quase', 'second')).toMatchObject({ hour: 23, cost: '4' });
    await restart();
    expect(await sold('quase', 'third')).toEqual({ hour: 23, cost: '4', flags: 0 });
  }, 90_000);
});
