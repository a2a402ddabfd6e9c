import { SESSION_COOKIE } from '@vitrine/contracts';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/problem-error.js';

/** The token in the Cookie header; other cookies are ignored. */
export function sessionTokenOf(request: Pick<FastifyRequest, 'headers'>): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === SESSION_COOKIE && value !== undefined && /^[\w-]{20,128}$/.test(value)) return value;
  }
  return undefined;
}

/** The credentials of a request, a key before a session. */
export const credentialOf = (request: Pick<FastifyRequest, 'headers'>): string | undefined =>
  request.headers.authorization ?? sessionTokenOf(request);

/** The key of an Authorization header. @throws 401 for a header without one */
export function bearerOf(header: string): string {
  const key = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (key === undefined) throw unauthenticated();
  return key;
}

/** @throws 403 when a caller of one tenant names another */
export function refuseOtherTenant(header: string | string[] | undefined, own: string): void {
  if (header !== undefined && header !== own) throw new ProblemError(403, 'other_tenant');
}

export function unauthenticated(): ProblemError {
  return new ProblemError(401, 'unauthenticated', { headers: { 'www-authenticate': 'Bearer realm="vitrine"' } });
}
