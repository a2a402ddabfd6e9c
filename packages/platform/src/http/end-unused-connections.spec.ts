import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from '@jest/globals';
import fastify from 'fastify';
import { endUnusedConnections } from './end-unused-connections.js';

it('a server that closes waits for no connection on which nobody has asked anything', async () => {
  const app = fastify({ forceCloseConnections: 'idle' });
  endUnusedConnections(app);
  app.get('/', () => 'here');
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const unused = connect(port, '127.0.0.1');
  await once(unused, 'connect');
  const used = await fetch(`http://127.0.0.1:${port}/`);
  expect(await used.text()).toBe('here');
  const ended = once(unused.resume(), 'close');
  await app.close();
  await ended;
  expect(unused.destroyed).toBe(true);
});
