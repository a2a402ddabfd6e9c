import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Batch, partitionOf } from '@vitrine/bus';
import { ticketKeyOf } from '@vitrine/contracts';
import { aTicket } from '@vitrine/testing';
import { Harness } from './testing/harness.js';

const PARTITIONS = 2;

/** Kafka is there, something that one partition needs is not. */
class Away extends Error {
  override readonly name = 'Away';
  readonly retryable = true;
}

interface Readiness {
  readonly status: string;
  readonly checks: readonly { readonly name: string; readonly status: string; readonly detail?: string }[];
}

const partitionOfStore = (storeId: string): number => partitionOf(ticketKeyOf(aTicket({ storeId })), PARTITIONS);
const storeOn = (partition: number): string =>
  ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'].find((store) => partitionOfStore(store) === partition) ?? '';

describe('one of several partitions that stands still', () => {
  let harness: Harness;
  let isAway = true;
  beforeAll(async () => {
    harness = await Harness.start('one_of_several', { partitions: PARTITIONS });
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  it('makes /readyz degraded, which names it and why, while the other counts on; then all is well', async () => {
    const beforeInsert = async ({ partition }: Batch) => {
      if (isAway && partition === 0) throw new Away('what this one needs is away');
    };
    const { url } = await harness.process({ beforeInsert });
    const ready = async () => {
      const answer = await fetch(`${url}/readyz`);
      return { httpStatus: answer.status, ...((await answer.json()) as Readiness) };
    };
    const counted = async () =>
      Number((await harness.rows('SELECT sum(ticket_count * sign) AS n FROM sale_lines_v1'))[0]?.n);
    await harness.sendTickets([aTicket({ storeId: storeOn(0) }), aTicket({ storeId: storeOn(1) })]);
    await harness.until(async () => (await ready()).status === 'degraded');
    await harness.until(async () => (await counted()) === 1);
    await harness.sendTickets([aTicket({ storeId: storeOn(1) })]);
    await harness.until(async () => (await counted()) === 2);
    const { httpStatus, status, checks } = await ready();
    expect([httpStatus, status]).toEqual([200, 'degraded']);
    const found = checks.find(({ name }) => name === 'partitions');
    expect(found?.status).toBe('degraded');
    expect(JSON.stringify(found)).toMatch(/sales\.raw\.v1\/0 .*what this one needs is away/u);
    expect(JSON.stringify(found)).not.toContain('sales.raw.v1/1');
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(
      /vitrine_processing_stalled_partition_failures\{[^}]*partition="0"[^}]*\} [1-9]/u,
    );
    isAway = false;
    await harness.until(async () => (await counted()) === 3);
    await harness.until(async () => (await ready()).status === 'ok');
  }, 180_000);
});
