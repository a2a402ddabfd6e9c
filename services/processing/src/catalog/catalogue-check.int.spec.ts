import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTicket } from '@vitrine/testing';
import { Harness } from '../testing/harness.js';

describe('a catalogue that cannot be loaded', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('unloaded');
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  it('is what /readyz names while sales wait for it, and they go on when it is there', async () => {
    const rename = (from: string, to: string) =>
      harness.warehouse.command({ name: 'test.rename', sql: `RENAME TABLE ${from} TO ${to}` });
    await rename('sellers_v1', 'sellers_away');
    const running = await harness.process();
    await harness.sendTickets([aTicket()]);
    const ready = async () => {
      const answer = await fetch(`${running.url}/readyz`);
      const { checks } = (await answer.json()) as { checks: { name: string }[] };
      return { status: answer.status, catalogue: checks.find(({ name }) => name === 'catalogue') };
    };
    const metrics = async () => (await fetch(`${running.url}/metrics`)).text();
    await harness.until(async () =>
      /vitrine_processing_retries_total\{.*what="catalogue".*\} [1-9]/.test(await metrics()),
    );
    expect(await ready()).toEqual({
      status: 503,
      catalogue: {
        name: 'catalogue',
        status: 'unavailable',
        error: 'CatalogueNotLoaded',
        message: 'Partitions of sales wait until the catalogue has been loaded from ClickHouse and Kafka.',
      },
    });
    await rename('sellers_away', 'sellers_v1');
    await harness.settled();
    expect(await ready()).toEqual({ status: 200, catalogue: { name: 'catalogue', status: 'ok' } });
  }, 90_000);
});
