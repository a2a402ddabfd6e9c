import { SESSION_COOKIE } from '@vitrine/contracts';
import type { FastifyRequest } from 'fastify';

/** Set-Cookie for a login. Secure whenever the browser came by https, as the proxy in front reports. */
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
