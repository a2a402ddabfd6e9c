import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp, type RouteTable } from '@vitrine/platform';
import type { FastifyInstance } from 'fastify';
import { ApiModule, type ApiOptions } from './api.module.js';
import { ApiDocument } from './docs/docs.controller.js';
import { openApiOf } from './docs/openapi.js';
import { PROBLEM_TYPES } from './docs/problems.controller.js';
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
  tagAnswers(fastify);
  guardPages(fastify);
  app.get(ApiDocument).value = openApiOf(app);
  return { app, routes };
}

/** No page of ours is framed or sniffed; answers for programs may load nothing at all. */
function guardPages(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    if (request.url.startsWith('/v1/'))
      void reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    done();
  });
}
