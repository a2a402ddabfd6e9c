import { expect, it } from '@jest/globals';
import { createRegistry } from '@vitrine/platform';
import { MetricsServer } from './metrics-server.js';

it('answers whoever scrapes, and nobody who asks anything else', async () => {
  const server = new MetricsServer(createRegistry('spec'), { host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${await server.start()}`;
  const statusOf = async (path: string, method = 'GET') => (await fetch(`${url}${path}`, { method })).status;
  const answer = await fetch(`${url}/metrics?name=process`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
  expect(await answer.text()).toContain('process_cpu_seconds_total');
  expect([await statusOf('/companions', 'POST'), await statusOf('/metrics', 'POST'), await statusOf('/livez')]).toEqual(
    [404, 404, 404],
  );
  await server.stop();
  await expect(fetch(`${url}/metrics`)).rejects.toThrow();
});
