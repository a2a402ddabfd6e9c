import { SESSION_COOKIE } from '@vitrine/contracts';
import type { FastifyRequest } from 'fastify';

/** The token in the Cookie header; cookies of others are none of our business. */
export function sessionTokenOf(request: FastifyRequest): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === SESSION_COOKIE && value !== undefined && /^[\w-]{20,128}$/.test(value)) return value;
  }
  return undefined;
}

/** Set-Cookie for a login. Secure whenever the browser came by https, which the proxy in front says. */
export function sessionCookie(request: FastifyRequest, token: string, maxAgeSeconds: number): string {
  return [`${SESSION_COOKIE}=${token}`, `Max-Age=${maxAgeSeconds}`, ...attributes(request)].join('; ');
}

/** Set-Cookie for a logout. */
export function expiredCookie(request: FastifyRequest): string {
  return [`${SESSION_COOKIE}=`, 'Max-Age=0', ...attributes(request)].join('; ');
}

function attributes(request: FastifyRequest): string[] {
  const isHttps = request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
  return ['Path=/', 'HttpOnly', 'SameSite=Lax', ...(isHttps ? ['Secure'] : [])];
}
