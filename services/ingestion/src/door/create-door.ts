import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { catalogSchema, MAX_BATCH_BYTES, ticketSchema } from '@vitrine/contracts';
import {
  createHttpApp,
  KnownCallers,
  openApiOf,
  RateLimiter,
  refuseBeforeBodies,
  takeRequest,
  unauthenticated,
} from '@vitrine/platform';
import type { FastifyInstance } from 'fastify';
import { LINES } from './batch.controller.js';
import { ContractController } from './contract.controller.js';
import { describeLines } from './document.js';
import { DoorModule, type DoorOptions } from './door.module.js';
import { texts } from './messages/texts.js';

/** The application, ready to listen: init() connects, listen() serves. */
export async function createDoor(options: DoorOptions): Promise<NestFastifyApplication> {
  const { app } = await createHttpApp(DoorModule.with(options), {
    logger: options.logger,
    registry: options.registry,
    texts,
    bodyLimit: MAX_BATCH_BYTES,
    trustProxy: options.env.TRUST_PROXY,
  });
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  takeBytes(fastify);
  const [limiter, known] = [app.get(RateLimiter), app.get(KnownCallers)];
  refuseBeforeBodies(fastify, limiter, known);
  refuseWithoutKey(fastify, limiter);
  const document = openApiOf(app, {
    title: 'Vitrine ingestion',
    description: 'The door for shops without Kafka. Errors are problems (RFC 9457); money is an exact decimal string.',
    schemas: [ticketSchema, catalogSchema],
  });
  describeLines(document, LINES);
  app.get(ContractController).document = document;
  return app;
}

/** No body is of use here without a key: its sender hears what is missing, before the limit of an anonymous body. */
function refuseWithoutKey(fastify: FastifyInstance, limiter: RateLimiter): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'POST' || request.is404 || request.headers.authorization !== undefined) return;
    takeRequest(limiter, `ip:${request.ip}`, reply);
    throw unauthenticated();
  });
}

/** An item is judged by what its producer wrote, so bodies are not parsed before. */
function takeBytes(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser(
    ['application/json', 'application/x-ndjson'],
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
}
