import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { catalogSchema, MAX_BATCH_BYTES, ticketSchema } from '@vitrine/contracts';
import { createHttpApp, KnownCallers, openApiOf, RateLimiter, refuseBeforeBodies } from '@vitrine/platform';
import type { FastifyInstance } from 'fastify';
import { ContractController } from './contract.controller.js';
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
  refuseBeforeBodies(fastify, app.get(RateLimiter), app.get(KnownCallers));
  app.get(ContractController).document = openApiOf(app, {
    title: 'Vitrine ingestion',
    description: 'The door for shops without Kafka. Errors are problems (RFC 9457); money is an exact decimal string.',
    schemas: [ticketSchema, catalogSchema],
  });
  return app;
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
