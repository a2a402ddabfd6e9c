import { finished, Transform } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/problem-error.js';
import { credentialOf } from './credentials.js';
import type { KnownCallers } from './known-callers.js';
import type { RateLimiter } from './rate-limiter.js';
import { takeRequest } from './take-request.js';

/** A sign-in with the longest e-mail and password, and some room. */
export const ANONYMOUS_BODY_BYTES = 8_192;

/**
 * Refuses requests before their body is read: those of callers and addresses that have used up their minute, and long bodies of strangers.
 * The guard counts; this only looks.
 */
export function refuseBeforeBodies(fastify: FastifyInstance, limiter: RateLimiter, known: KnownCallers): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (isProbe(request)) return;
    const caller = known.find(request) ?? `ip:${request.ip}`;
    if (!limiter.peek(caller)) takeRequest(limiter, caller, reply);
  });
  fastify.addHook('preParsing', async (request, _reply, payload) => {
    if (!isAnonymous(request)) return payload;
    if (Number(request.headers['content-length'] ?? 0) > ANONYMOUS_BODY_BYTES) throw tooLarge();
    const counted = payload.pipe(limited());
    // A pipe does not pass on that its source broke off: the request would never be answered.
    finished(payload, { writable: false }, (error) => error && counted.destroy(error));
    return counted;
  });
}

/** Probes have no caller, and need an answer also while all others are told to slow down. */
const isProbe = ({ routeOptions }: FastifyRequest): boolean => (routeOptions.config as RouteFlags).isProbe === true;

/** A route that is open to everybody, whatever credentials come along, or a request that brings none. */
const isAnonymous = (request: FastifyRequest): boolean =>
  (request.routeOptions.config as RouteFlags).isPublic === true || credentialOf(request) === undefined;

interface RouteFlags {
  readonly isPublic?: boolean;
  readonly isProbe?: boolean;
}

/** Counts the bytes of bodies without a length given beforehand. */
function limited(): Transform & { receivedEncodedLength: number } {
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      stream.receivedEncodedLength += chunk.length;
      if (stream.receivedEncodedLength > ANONYMOUS_BODY_BYTES) done(tooLarge());
      else done(null, chunk);
    },
  });
  const stream = Object.assign(counting, { receivedEncodedLength: 0 });
  return stream;
}

const tooLarge = (): ProblemError =>
  new ProblemError(413, 'payload_too_large', { params: { limit: ANONYMOUS_BODY_BYTES } });
