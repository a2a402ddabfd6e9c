import { createHash } from 'node:crypto';
import { ProblemError } from '@vitrine/platform';
import type { FastifyInstance } from 'fastify';

/** A strong ETag: the same bytes have the same tag, on every pod. */
export function etagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** RFC 9110: `*`, or tags in quotes. */
const TAGS = /^(?:\*|(?:W\/)?"[^"]*"(?:\s*,\s*(?:W\/)?"[^"]*")*)$/u;

/** What a change demands. @throws 428 without the header, 400 where it cannot be read */
export function demandedIfMatch(header: string | undefined): string {
  if (header === undefined) throw new ProblemError(428, 'if_match_required');
  if (TAGS.test(header.trim())) return header;
  const error = { pointer: '/If-Match', code: 'invalid_format', params: { example: '"3"' } };
  throw new ProblemError(400, 'invalid_header', { errors: [error] });
}

/** Does an If-Match or If-None-Match header name this tag? */
export function matches(header: string, etag: string): boolean {
  return header.split(',').some((part) => ['*', etag].includes(part.trim().replace(/^W\//, '')));
}

/** Tags every JSON answer to a GET under /v1, unless its handler did, and spares the body when the caller has it already. */
export function tagAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    const isTaggable = request.method === 'GET' && reply.statusCode === 200 && request.url.startsWith('/v1/');
    if (!isTaggable || typeof payload !== 'string') return payload;
    const own = reply.getHeader('etag');
    const etag = typeof own === 'string' ? own : etagOf(payload);
    void reply
      .header('etag', etag)
      .header('cache-control', 'private, no-cache')
      .header('vary', 'cookie, authorization, accept-language');
    const known = request.headers['if-none-match'];
    if (known === undefined || !matches(known, etag)) return payload;
    void reply.status(304).removeHeader('content-length');
    return '';
  });
}
