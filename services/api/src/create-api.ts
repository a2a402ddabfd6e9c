import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { alertWebhookSchema, streamSnapshotSchema } from '@vitrine/contracts';
import {
  createHttpApp,
  KnownCallers,
  measureRequests,
  openApiOf,
  RateLimiter,
  type RouteTable,
  refuseBeforeBodies,
} from '@vitrine/platform';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { ApiModule } from './api.module.js';
import { ApiDocument } from './docs/docs.controller.js';
import { PROBLEM_TYPES } from './docs/problems.controller.js';
import type { ApiOptions } from './engines/api-settings.js';
import { tagAnswers } from './http/etag.js';
import { texts } from './messages/texts.js';

/** The application, ready to listen: init() connects, listen() serves. */
export async function createApi(options: ApiOptions): Promise<{ app: NestFastifyApplication; routes: RouteTable }> {
  const { app, routes } = await createHttpApp(ApiModule.with(options), {
    logger: options.logger,
    texts,
    problemTypes: PROBLEM_TYPES,
    trustProxy: options.env.TRUST_PROXY,
  });
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  measureRequests(fastify, app.get(Registry));
  refuseBeforeBodies(fastify, app.get(RateLimiter), app.get(KnownCallers));
  tagAnswers(fastify);
  guardPages(fastify);
  app.get(ApiDocument).value = openApiOf(app, {
    title: 'Vitrine API',
    description: 'Sales of shops, live. Errors are problems (RFC 9457); money is an exact decimal string.',
    schemas: [streamSnapshotSchema, alertWebhookSchema],
  });
  return { app, routes };
}

/** No other site frames or sniffs a page of ours; an answer without a policy of its own may load nothing at all. */
function guardPages(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    void reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    done();
  });
}
