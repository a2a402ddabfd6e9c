import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CatalogEvent, topics } from '@vitrine/contracts';
import { aTicket, TENANT } from '@vitrine/testing';
import { Harness } from '../testing/harness.js';

const GONE = 'loja-que-sai';

const entriesOf = (tenantId: string, seller = 'v1'): CatalogEvent[] => [
  { type: 'product', tenantId, id: 'p1', name: 'Caneta', category: 'Papelaria', unitCost: '4.00' },
  { type: 'seller', tenantId, id: seller, name: 'Ana Exemplo', storeId: 's1' },
];

describe('a tenant whose deletion is accepted', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('deleted');
    await harness.createTenant(GONE, 'BRL');
    await harness.process();
    for (const tenantId of [GONE, TENANT]) {
      await harness.sendCatalog(entriesOf(tenantId));
      await harness.settled(topics.catalogRaw);
      await sell(tenantId, 'before');
    }
  }, 90_000);
  afterAll(() => harness?.stop(), 60_000);

  const sell = async (tenantId: string, ticketId: string) => {
    await harness.sendTickets([aTicket({ tenantId, ticketId })]);
    await harness.settled();
  };
  const sold = async (tenantId: string) =>
    (
      await harness.rows(`SELECT DISTINCT ticket_id AS ticket, toString(unit_cost) AS cost FROM sale_lines_v1
        WHERE tenant_id = '${tenantId}' ORDER BY ticket`)
    ).map(({ ticket, cost }) => `${ticket} ${cost}`);
  const letters = async () =>
    (
      await harness.rows(`SELECT topic, code, tenant_id AS tenantId FROM dead_letters_v1 ORDER BY topic, received_at`)
    ).map(({ topic, code, tenantId }) => `${topic} ${code} ${tenantId}`);

  it('holds nobody up: a name that comes for it just then is left out, whoever still knows it', async () => {
    expect(await sold(GONE)).toEqual(['before 4']);
    await harness.store.tenantDeletions.accept(GONE, 'instance');
    await harness.sendCatalog([...entriesOf(GONE, 'v2'), ...entriesOf(TENANT, 'v2')]);
    await harness.settled(topics.catalogRaw);
    expect([...(await harness.store.people.namesOf(TENANT, ['v2']))]).toEqual([['v2', 'Ana Exemplo']]);
    expect(await letters()).toEqual([]);
  }, 60_000);

  it('is refused as unknown as soon as processing has heard of it, and its neighbour is not', async () => {
    let number = 0;
    // What is sold while a pod knows the tenant is what the job deletes in its second round.
    await harness.until(async () => {
      await sell(GONE, `late-${++number}`);
      return (await letters()).length > 0;
    });
    await harness.sendCatalog(entriesOf(GONE));
    await harness.settled(topics.catalogRaw);
    const [aboutProduct, aboutSeller, ...aboutSales] = await letters();
    expect([aboutProduct, aboutSeller]).toEqual(Array(2).fill(`catalog.raw.v1 unknown_tenant ${GONE}`));
    expect(aboutSales).toEqual([`sales.raw.v1 unknown_tenant ${GONE}`]);
    await sell(TENANT, 'after');
    expect(await sold(TENANT)).toEqual(['after 4', 'before 4']);
  }, 90_000);

  it('leaves no cost behind for another tenant that gets its id', async () => {
    await harness.store.tenantDeletions.finish(GONE, 'job');
    await harness.createTenant(GONE, 'BRL');
    // Of a stranger it is asked again after a second.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await sell(GONE, 'anew');
    expect((await sold(GONE)).filter((line) => line.startsWith('anew'))).toEqual(['anew null']);
  }, 60_000);
});
