import { createServer } from 'node:net';
import { expect, it } from '@jest/globals';
import { FIRST_EPHEMERAL, findFreePort, isPortFree } from './ports.js';

it('a free port is none that an outgoing connection could take, and is given once', async () => {
  const found = await Promise.all(Array.from({ length: 20 }, () => findFreePort()));
  expect(new Set(found).size).toBe(found.length);
  expect(Math.max(...found)).toBeLessThan(FIRST_EPHEMERAL);
});

it('a port that somebody listens on is not free', async () => {
  const port = await findFreePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  expect(await isPortFree(port, '127.0.0.1')).toBe(false);
  server.close();
});
