import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompressionTypes, type Producer } from 'kafkajs';
import { callApi, eventually, queryMetrics, runFile, tillKafka } from './support/stack.js';

const tenant = 'kill-test';
const stores = ['north', 'south', 'east'];
const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const period = { from: day, to: day };

/**
 * While a known stream runs, one process after the other is killed outright. Afterwards the facts, the rollup by hour
 * and the rollup by product must each hold every ticket exactly once.
 */
describe('kill -9 while tickets flow', () => {
  const producer = tillKafka({ retries: 60, maxRetryTime: 1_000 }).producer({
    idempotent: true,
    maxInFlightRequests: 1,
  });
  let sentTickets = 0;

  beforeAll(async () => {
    await callApi('', '/v1/tenants', {
      id: tenant,
      name: 'Kill test',
      currency: 'BRL',
      timeZone: 'America/Sao_Paulo',
      locale: 'en',
    });
    await producer.connect();
  });
  afterAll(() => producer.disconnect());

  it.each(['processing', 'clickhouse', 'kafka', 'processing'])(
    'loses nothing and doubles nothing when %s dies',
    async (victim) => {
      const stream = sendTickets(producer, 300, (count) => {
        sentTickets += count;
      });
      await sleep(400);
      kill(victim);
      await stream;
      await eventually(() => expectAllOnce(sentTickets), 90_000);
    },
    150_000,
  );

  it('still holds a little later, when every retry has had its chance', async () => {
    await sleep(3_000);
    await expectAllOnce(sentTickets);
  });
});

/** Each ticket: two lines, 10.01 + 2 × 5.00 = 20.01. Sent in small batches, so that the kill falls in the middle. */
async function sendTickets(producer: Producer, count: number, onSent: (count: number) => void): Promise<void> {
  for (let sent = 0; sent < count; sent += 10) {
    const messages = Array.from({ length: 10 }, (_, index) => ticket(stores[(sent + index) % stores.length] as string));
    await producer.send({ topic: 'sales.raw.v1', messages, compression: CompressionTypes.GZIP });
    onSent(messages.length);
    await sleep(30);
  }
}

function ticket(storeId: string): { key: string; value: string } {
  const lines = [
    { lineId: '1', productId: 'bread', quantity: '1', unitPrice: '10.01', discount: '0' },
    { lineId: '2', productId: 'milk', quantity: '2', unitPrice: '5', discount: '0' },
  ];
  const value = {
    eventId: randomUUID(),
    tenantId: tenant,
    ticketId: randomUUID(),
    revision: 0,
    status: 'closed',
    storeId,
    soldAt: `${day}T12:00:00-03:00`,
    channel: 'store',
    currency: 'BRL',
    lines,
  };
  return { key: `${tenant}:${storeId}`, value: JSON.stringify(value) };
}

function kill(name: string): void {
  const victim = runFile().processes.find((each) => each.name === name);
  if (!victim) throw new Error(`run.json names no process ${name}.`);
  process.kill(victim.pid, 'SIGKILL');
}

async function expectAllOnce(tickets: number): Promise<void> {
  const netSales = `${((tickets * 2001) / 100).toFixed(2)}`;
  const byHour = await queryMetrics(tenant, {
    metrics: ['netSales', 'tickets', 'units'],
    dimensions: ['hour'],
    period,
  });
  expect(byHour.total).toEqual({ netSales, tickets, units: tickets * 3 });
  const byProduct = await queryMetrics(tenant, { metrics: ['netSales', 'units'], dimensions: ['product'], period });
  expect(byProduct.total).toEqual({ netSales, units: tickets * 3 });
  const recounted = await queryMetrics(tenant, { metrics: ['tickets'], dimensions: ['product'], period });
  expect(recounted.rows.map((row) => row.tickets)).toEqual([tickets, tickets]);
}
