import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Door } from '@vitrine/consumer/testing';
import { aTicket } from '@vitrine/testing';
import { Harness } from './testing/harness.js';

describe('ClickHouse goes away for a while', () => {
  const { hostname, port } = new URL(process.env.CLICKHOUSE_URL ?? 'http://127.0.0.1:8123');
  const door = new Door(hostname, Number(port));
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('outage');
    await door.open();
  }, 60_000);
  afterAll(async () => {
    await harness?.stop();
    await door.shut();
  }, 60_000);

  it('nothing is lost: the batch waits, the pod keeps its place in the group, and all of it arrives', async () => {
    const running = await harness.process({}, { CLICKHOUSE_URL: `http://127.0.0.1:${door.port}` });
    await harness.sendTickets([aTicket()]);
    await harness.settled();
    await door.shut();
    await harness.sendTickets(Array.from({ length: 50 }, (_, index) => aTicket({ storeId: `s${index % 5}` })));
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    const ready = await fetch(`${running.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(JSON.stringify(await ready.json())).toMatch(/ClickHouse at .* does not answer/);
    expect((await fetch(`${running.url}/livez`)).status).toBe(200);
    expect(await harness.rows('SELECT toInt32(count()) AS n FROM sale_lines_v1')).toEqual([{ n: 1 }]);
    await door.open();
    await harness.settled();
    expect(await harness.rows('SELECT toInt32(count()) AS n, toInt32(sum(sign)) AS net FROM sale_lines_v1')).toEqual([
      { n: 51, net: 51 },
    ]);
    expect(await (await fetch(`${running.url}/metrics`)).text()).toMatch(
      /vitrine_processing_retries_total\{.*\} [1-9]/,
    );
  }, 90_000);
});
