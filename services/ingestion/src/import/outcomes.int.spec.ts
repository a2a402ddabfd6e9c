import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import { type ControlTotalRow, ControlTotals, DeadLetters, Warehouse } from '@vitrine/warehouse';
import { Outcomes } from './outcomes.js';

const database = `outcomes_${process.pid}`;
const tenantId = 'shop';
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = new Warehouse({
    url: process.env.CLICKHOUSE_URL ?? '',
    user: process.env.CLICKHOUSE_USER ?? 'default',
    password: process.env.CLICKHOUSE_PASSWORD ?? '',
    database,
  });
  await warehouse.migrate();
}, 60_000);

afterAll(async () => {
  await warehouse.command({ name: 'drop', sql: `DROP DATABASE ${database}` });
  await warehouse.close();
});

/** What processing leaves of one batch that it refused for one reason. */
async function refuse(topic: string, code: string, count: number): Promise<void> {
  const place = { tenantId, topic, partition: 0 };
  const counts = { read: count, accepted: 0, duplicate: 0, rejected: count, rehomed: 0 };
  const at = Date.now();
  const hourMs = Math.floor(at / 3_600_000) * 3_600_000;
  const total: ControlTotalRow = {
    ...place,
    ...counts,
    hourMs,
    firstOffset: 0,
    lastOffset: count - 1,
    recordedAtMs: at,
  };
  await new ControlTotals(warehouse).append([total], `${topic}:${code}`);
  const letters = Array.from({ length: count }, (_, offset) => ({
    ...place,
    ...{ offset, code, receivedAtMs: at, storeId: '', path: '', message: '', eventId: '', ticketId: '' },
    ...{ maskedPayload: '', source: '' },
  }));
  await new DeadLetters(warehouse).append(letters, `${topic}:${code}`);
}

describe('what processing made of an import', () => {
  it('is told of the entries and of the tickets apart', async () => {
    await refuse(topics.catalogRaw, 'invalid_json', 1);
    const entries = new Outcomes(warehouse, tenantId, topics.catalogRaw);
    const tickets = new Outcomes(warehouse, tenantId, topics.salesRaw);
    await entries.start();
    await tickets.start();
    await refuse(topics.catalogRaw, 'unknown_tenant', 2);
    await refuse(topics.salesRaw, 'negative_cost', 3);
    const rejected = (code: string, count: number) => ({ rejected: count, rejectedByCode: [{ code, count }] });
    expect(await entries.read(2)).toMatchObject(rejected('unknown_tenant', 2));
    expect(await tickets.read(3)).toMatchObject(rejected('negative_cost', 3));
  }, 30_000);
});
