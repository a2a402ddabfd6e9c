import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { type Logger, NestLogger } from '../logger.js';
import { SchemaPipe } from '../problems/schema.pipe.js';
import { Texts } from '../problems/texts.js';
import { answerBrokenHttp } from './answer-broken-http.js';
import { keepBrokenBodies, RefuseBrokenBodies } from './broken-bodies.js';
import { callOf } from './call.js';
import { endUnusedConnections } from './end-unused-connections.js';
import { measureRequests } from './measure-requests.js';
import { ProblemFilter } from './problem.filter.js';
import { RouteTable } from './route-table.js';
import { traceRequests } from './trace-requests.js';

/** Nest would flatten Fastify's errors to a status and a text; their code tells broken JSON from a bad request. */
class PlainErrorsAdapter extends FastifyAdapter {
  override mapException(error: unknown): unknown {
    return error;
  }
}

/** An id of 128 characters, each of four bytes, each byte escaped. With some room, so that a slightly longer one is told what is wrong. */
const LONGEST_PARAMETER = 2_048;

export interface HttpAppOptions {
  logger: Logger;
  /** Where request times are recorded; none when absent. */
  registry?: Registry;
  texts?: Texts;
  /** What comes before the code in a problem's type. Default a name; an address where codes are explained is better. */
  problemTypes?: string;
  /** Largest body in bytes. Default 1 MiB. */
  bodyLimit?: number;
  /** How long a request may take to arrive as a whole. Default 2 min: the largest body of ours over a slow line. */
  requestWithinMs?: number;
  /** Whose X-Forwarded-For is believed, from the right: addresses and ranges, or a number of proxies in front. */
  trustProxy?: boolean | string | number;
}

export interface HttpApp {
  app: NestFastifyApplication;
  routes: RouteTable;
}

/** Fastify counts hops itself, but its types do not know. */
const trusted = (option: boolean | string | number) =>
  typeof option === 'number' ? (_address: string, hop: number) => hop < option : option;

/** A Nest application on Fastify with our edge: problems for every error, ids in and out, schema checks, request times. */
export async function createHttpApp(module: Type | DynamicModule, options: HttpAppOptions): Promise<HttpApp> {
  const { logger, texts = new Texts(), bodyLimit = 1_048_576, problemTypes = 'urn:vitrine:problem:' } = options;
  const { requestWithinMs = 120_000 } = options;
  const routes = new RouteTable();
  const filter = new ProblemFilter(texts, routes, logger, problemTypes, { limit: bodyLimit });
  const adapter = new PlainErrorsAdapter({
    bodyLimit,
    requestTimeout: requestWithinMs,
    // Node heeds the one above only where headers may not take longer.
    http: { headersTimeout: Math.min(requestWithinMs, 60_000), connectionsCheckingInterval: requestWithinMs / 8 },
    trustProxy: trusted(options.trustProxy ?? false),
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    // Closing waits for requests in flight, and for those that come in on open connections.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // Addresses that Fastify cannot even route (a broken %-escape) never reach Nest.
    clientErrorHandler: answerBrokenHttp(problemTypes),
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      filter.answer(error, request, reply),
  });
  const fastify = adapter.getInstance();
  // JSON only: a form is what another site's page could send without asking.
  fastify.removeContentTypeParser('text/plain');
  keepBrokenBodies(fastify);
  endUnusedConnections(fastify);
  routes.watch(fastify);
  traceRequests(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', callOf(request).requestId);
    done();
  });
  if (options.registry) measureRequests(fastify, options.registry);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  app.useGlobalFilters(filter);
  app.useGlobalInterceptors(new RefuseBrokenBodies());
  app.useGlobalPipes(new SchemaPipe());
  return { app, routes };
}
