import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import Fastify, { type FastifyError } from 'fastify';
import { refuseBeforeBodies } from './before-bodies.js';

const fastify = Fastify();
afterEach(() => fastify.close());

it('a body that breaks off ends its request', async () => {
  refuseBeforeBodies(fastify, { peek: () => ({}) } as never, { find: () => undefined } as never);
  fastify.post('/', async () => 'whole');
  const ended = new Promise<number | undefined>((resolve) => {
    fastify.setErrorHandler((error: FastifyError, _request, reply) => {
      resolve(error.statusCode);
      return reply.send();
    });
  });
  const begun = new Promise<void>((resolve) =>
    fastify.addHook('preParsing', async (_request, _reply, body) => {
      body.once('data', () => resolve());
      return body;
    }),
  );
  await fastify.listen({ port: 0 });
  const socket = connect((fastify.server.address() as AddressInfo).port, 'localhost');
  await once(socket, 'connect');
  socket.write(
    'POST / HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n{"email":',
  );
  await begun;
  socket.destroy();
  expect(await ended).toBe(400);
});
