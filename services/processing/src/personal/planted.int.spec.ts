import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { topicName, withAdmin } from '@vitrine/bus';
import { type CatalogEvent, topics } from '@vitrine/contracts';
import { dumpDatabase } from '@vitrine/store/testing';
import { PlantedPeople } from '@vitrine/testing';
import { aLine, aTicket } from '../testing/a-ticket.js';
import { Harness } from '../testing/harness.js';

import { TENANT } from '../testing/tenant.js';

type Sent = Parameters<Harness['send']>[1][number];

/** Places of a ticket that is refused, each of which takes any value. */
const REFUSED: readonly ((value: string) => Sent)[] = [
  ...['ticketId', 'eventId', 'registerId', 'sellerId', 'status', 'currency', 'soldAt', 'channel', 'revision'].map(
    (field) => (value: string) => broken({ [field]: value }),
  ),
  (value) => broken({ storeId: value }),
  (value) => broken({ tenantId: value }),
  (value) => broken({ customer: { id: value } }),
  (value) => broken({ customer: { [value]: 1 } }),
  (value) => broken({ observacao: value, tags: [value], nested: { deep: [{ value }] } }),
  (value) => broken({ [value]: true }),
  (value) => broken({ extra: JSON.stringify({ name: value }) }),
  (value) => broken({ lines: [{ ...aLine(), productId: value, quantity: value, lineId: value }] }),
  (value) => broken({ lines: [{ ...aLine(), returnOf: { ticketId: value, lineId: value } }] }),
  (value) => broken({ payments: [{ method: value, amount: value }] }),
  (value) => ({ ...broken({}), headers: { 'vitrine-source': value, ce_source: value, ce_id: value, [value]: value } }),
  (value) => ({ ...broken({}), headers: { ce_specversion: '1.0', ce_source: value, ce_id: value, ce_subject: value } }),
  (value) => ({ key: value, value: JSON.stringify({ ticketId: value }) }),
  (value) => ({ key: `${TENANT}:s1`, value }),
];

function broken(fields: Record<string, unknown>): Sent {
  return { key: `${TENANT}:s1`, value: JSON.stringify({ ...aTicket(), kind: 'gift', ...fields }) };
}

const sound = (fields: Parameters<typeof aTicket>[0], headers: Record<string, string> = {}): Sent => {
  const ticket = aTicket(fields);
  return { key: `${TENANT}:${ticket.storeId}`, value: JSON.stringify(ticket), headers };
};

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
    await harness.send(topics.catalogRaw, catalogue(people));
    await harness.settled(topics.catalogRaw);
    await harness.send(topics.salesRaw, accepted(people));
    await harness.send(
      topics.salesRaw,
      REFUSED.flatMap((place) => people.everyKind().map(place)),
    );
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
      `SELECT uniqExact(seller_id) AS sellers, toInt32(max(bitAnd(unknown_flags, 2))) AS unknown FROM sale_lines_v1
       WHERE seller_id IN (SELECT seller_id FROM sellers_v1) AND startsWith(seller_id, 'token-')`,
    );
    expect(rows).toEqual([{ sellers: '1', unknown: 0 }]);
  }, 60_000);
});

let sellerOfBoth = '';

function catalogue(people: PlantedPeople): Sent[] {
  const { email, phone, card, writtenCpf, bareCpf, cnpj } = people;
  sellerOfBoth = bareCpf();
  const store = {
    type: 'store',
    id: 's1',
    name: `Loja ${phone()}`,
    region: `Sul ${email()}`,
    timeZone: 'America/Sao_Paulo',
  };
  const entries: object[] = [
    { ...store, city: writtenCpf(), state: cnpj(), format: card() },
    { type: 'seller', id: sellerOfBoth, name: `Vendedora ${phone()} ${writtenCpf()}`, storeId: 's1' },
    { type: 'product', id: 'p1', name: `Vale ${card()}`, category: email(), brand: phone() },
    {
      type: 'promotion',
      id: email(),
      name: bareCpf(),
      productIds: [],
      from: '2026-11-01',
      to: '2026-11-02',
      discountRate: '0',
    },
    { type: 'marketIndex', name: `IPCA ${email()}`, day: '2026-11-01', value: '1', enteredBy: people.name() },
    {
      type: 'target',
      id: cnpj(),
      storeId: 's1',
      sellerId: email(),
      day: '2026-11-01',
      amount: '1',
      note: people.address(),
    },
    ...people.everyKind().flatMap((value) => [
      { type: 'store', id: 's9', name: 7, region: value, [value]: value },
      { type: value, id: value, name: value },
      { type: 'product', id: 'p9', name: 7, category: 'c', unitPrice: value, note: { value } },
    ]),
  ];
  return entries.map((entry) => ({ value: JSON.stringify({ tenantId: TENANT, ...entry } as unknown as CatalogEvent) }));
}

function accepted(people: PlantedPeople): Sent[] {
  const { email, writtenCpf, cnpj } = people;
  const ids = [email, writtenCpf, cnpj];
  const sold = email();
  return [
    ...ids.map((plant) => sound({ ticketId: plant === email ? sold : plant() })),
    ...ids.map((plant) => sound({ registerId: plant(), channel: plant(), lines: [aLine({ lineId: plant() })] })),
    ...ids.map((plant) => sound({ sellerId: plant() })),
    sound({ sellerId: sellerOfBoth }),
    { value: JSON.stringify(aTicket({ tenantId: people.bareCpf() })) },
    sound({ lines: [aLine({ quantity: '-1', returnOf: { ticketId: sold, lineId: writtenCpf() } })] }),
    ...people
      .everyKind()
      .flatMap((value) => [
        sound({ customer: { id: value, name: value, email: value, phone: value, taxId: value } }),
        sound({ observacao: value, [value]: { value }, payments: [{ method: value, amount: '1' }] } as object),
        sound({}, { 'x-source': value, ce_subject: value, [value]: value }),
      ]),
  ];
}
