import { beginSpan, failSpan, parseTraceparent, type Work, within } from '@vitrine/tracing';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { callOf } from './call.js';
import { routeOf } from './route-of.js';

type Span = NonNullable<ReturnType<typeof beginSpan>>;

/** A span per request, by route pattern, in the caller's trace when it names one. It must be added before any other hook asks `callOf`. */
export function traceRequests(fastify: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const span = isProbe(request) ? undefined : beginSpan(workOf(request));
    if (span === undefined) return done();
    spans.set(request, span);
    callOf(request, span.spanContext().traceId);
    within(span, done);
  });
  // The body arrives on the socket's own turn, outside the context of the first hook.
  fastify.addHook('preValidation', (request, _reply, done) => within(spans.get(request), done));
  fastify.addHook('onResponse', (request, reply, done) => {
    const span = spans.get(request);
    span?.setAttribute('http.response.status_code', reply.statusCode);
    if (span && reply.statusCode >= 500) failSpan(span, String(reply.statusCode));
    span?.end();
    done();
  });
}

/** Machines ask these every few seconds, and nobody wants them among the traces. */
const isProbe = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as { readonly isProbe?: boolean }).isProbe === true;

/** The pattern only: an address holds ids, and its query what somebody looks for. */
function workOf(request: FastifyRequest): Work {
  const { traceparent } = request.headers;
  const route = routeOf(request) ?? 'none';
  return {
    name: `${request.method} ${route}`,
    kind: 'server',
    attributes: { 'http.request.method': request.method, 'http.route': route },
    origin: { parent: typeof traceparent === 'string' ? parseTraceparent(traceparent) : undefined },
  };
}
