import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { topicName, withAdmin } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { dumpDatabase } from '@vitrine/store/testing';
import { PlantedPeople, plantedMessages, TENANT } from '@vitrine/testing';
import { Harness } from '../testing/harness.js';

describe('personal values that a stranger sends', () => {
  const people = new PlantedPeople();
  const logged: string[] = [];
  let harness: Harness;
  let url: string;

  beforeAll(async () => {
    harness = await Harness.start('planted');
    const write = process.stdout.write.bind(process.stdout);
    jest.spyOn(process.stdout, 'write').mockImplementation(((...said: Parameters<typeof write>) => {
      logged.push(String(said[0]));
      return write(...said);
    }) as typeof write);
    ({ url } = await harness.process({}, { LOG_LEVEL: 'info' }));
    const place = { tenantId: TENANT, storeId: 's1', soldAt: '2026-11-20T10:00:00-03:00' };
    const { entries, accepted, refused } = plantedMessages(people, place);
    await harness.send(topics.catalogRaw, entries);
    await harness.settled(topics.catalogRaw);
    await harness.send(topics.salesRaw, accepted);
    await harness.send(topics.salesRaw, refused);
    await harness.settled();
  }, 180_000);
  afterAll(async () => {
    jest.restoreAllMocks();
    await harness?.stop();
  }, 60_000);

  it('are more than two hundred, and reach the raw and the rejected topic as they were sent', async () => {
    expect(people.values.length).toBeGreaterThan(200);
    const raw = [...(await harness.read(topics.salesRaw)), ...(await harness.read(topics.catalogRaw))];
    const rejected = await harness.read(topics.salesRejected);
    const originals = new Set(raw.map(({ value }) => String(value)));
    expect(rejected.every(({ value }) => originals.has(String(value)))).toBe(true);
    expect(people.foundIn(rejected.map(({ value }) => String(value)).join('\n')).length).toBeGreaterThan(150);
  }, 60_000);

  it('are in no column of any table of ClickHouse', async () => {
    const database = harness.env.CLICKHOUSE_DATABASE;
    const tables = await harness.rows(
      `SELECT name FROM system.tables WHERE database = '${database}' AND engine NOT LIKE '%View'`,
    );
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['sale_lines_v1', 'dead_letters_v1']));
    for (const { name } of tables) {
      const rows = await harness.rows(`SELECT formatRow('JSONEachRow', *) AS text FROM ${name}`);
      const text = rows
        .map((row) => String(row.text))
        .join('\n')
        .replaceAll('\\/', '/');
      expect([name, people.foundIn(text)]).toEqual([name, []]);
    }
  }, 60_000);

  it('are in no row of Postgres', async () => {
    const dump = await dumpDatabase(harness.env.DATABASE_URL);
    expect(dump).toContain(TENANT);
    expect(people.foundIn(dump)).toEqual([]);
  }, 60_000);

  it('are in no accepted ticket or entry, no note beside an offset, no log and no metric', async () => {
    const tickets = await harness.read(topics.salesAccepted);
    const entries = await harness.read(topics.catalogAccepted);
    expect(tickets.length).toBeGreaterThan(10);
    for (const { key, value, headers } of [...tickets, ...entries])
      expect(people.foundIn(`${key} ${value} ${JSON.stringify(headers)}`)).toEqual([]);
    const notes = await withAdmin(harness.kafka, (admin) =>
      admin.fetchOffsets({
        groupId: `${harness.env.KAFKA_TOPIC_PREFIX}processing`,
        topics: [topics.salesRaw, topics.catalogRaw].map((topic) => topicName(harness.env, topic)),
      }),
    );
    expect(people.foundIn(JSON.stringify(notes))).toEqual([]);
    expect(people.foundIn(logged.join('\n'))).toEqual([]);
    expect(people.foundIn(await (await fetch(`${url}/metrics`)).text())).toEqual([]);
  }, 60_000);

  it('are counted by tenant, field and kind where they were accepted', async () => {
    const rows = await harness.rows(
      `SELECT field, kind, handling, toInt32(sum(count)) AS count FROM personal_values_v1
       WHERE tenant_id = '${TENANT}' GROUP BY ALL`,
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { field: 'ticket.ticketId', kind: 'email', handling: 'tokenised', count: 1 },
        { field: 'ticket.ticketId', kind: 'taxId', handling: 'tokenised', count: 2 },
        { field: 'ticket.sellerId', kind: 'taxId', handling: 'tokenised', count: 3 },
        { field: 'ticket.lines.returnOf.ticketId', kind: 'email', handling: 'tokenised', count: 1 },
        { field: 'store.name', kind: 'phone', handling: 'tokenised', count: 1 },
        { field: 'seller.id', kind: 'taxId', handling: 'tokenised', count: 1 },
        { field: 'product.name', kind: 'card', handling: 'tokenised', count: 1 },
      ]),
    );
  }, 60_000);

  it('name the seller of a sale as the catalogue does', async () => {
    const rows = await harness.rows(
      `SELECT uniqExact(seller_id) AS sellers FROM sale_lines_v1
       WHERE seller_id IN (SELECT seller_id FROM sellers_v1) AND startsWith(seller_id, 'token-')`,
    );
    expect(rows).toEqual([{ sellers: '1' }]);
  }, 60_000);
});
