import { randomBytes } from 'node:crypto';
import type { Locale } from '@vitrine/contracts';
import { parseTraceparent } from '@vitrine/tracing';
import type { FastifyRequest } from 'fastify';

/** What accompanies one request through the service. */
export interface Call {
  requestId: string;
  /** 32 hex digits, the caller's own when it sent a traceparent. */
  traceId: string;
  /** The signed-in person's language, once known. */
  locale?: Locale;
  /** Whose data the caller is let at, once known. */
  tenantId?: string;
}

const calls = new WeakMap<FastifyRequest, Call>();

/** `ownTraceId` is that of the request's span; the first caller sets it. */
export function callOf(request: FastifyRequest, ownTraceId?: string): Call {
  const known = calls.get(request);
  if (known !== undefined) return known;
  const traceId = ownTraceId ?? traceIdOf(request.headers.traceparent) ?? randomBytes(16).toString('hex');
  const call: Call = { requestId: requestIdOf(request.headers['x-request-id']) ?? traceId, traceId };
  calls.set(request, call);
  return call;
}

function traceIdOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? parseTraceparent(header)?.traceId : undefined;
}

/** Accepted only in a form that cannot forge a log line. */
function requestIdOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[\w.:-]{1,128}$/.test(header) ? header : undefined;
}
