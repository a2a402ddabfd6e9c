import type { FastifyRequest } from 'fastify';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * May this request use the session cookie? Reads may, and changes only from our own pages. Browsers send Sec-Fetch-Site or Origin with
 * every change, and pages cannot forge either. Programs send neither, and bring their cookie on purpose.
 */
export function isSameOrigin(request: FastifyRequest, allowedOrigins: ReadonlySet<string>): boolean {
  if (SAFE_METHODS.has(request.method)) return true;
  const origin = request.headers.origin;
  if (origin !== undefined && allowedOrigins.has(origin)) return true;
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin' || site === 'none';
  return origin === undefined || ownHosts(request).has(hostOf(origin));
}

/** The dashboard or an ingress in front names the host the browser sees in X-Forwarded-Host. */
function ownHosts(request: FastifyRequest): Set<string> {
  const forwarded = [request.headers['x-forwarded-host'] ?? []].flat().flatMap((value) => value.split(','));
  return new Set([request.headers.host ?? '', ...forwarded.map((host) => host.trim())].filter((host) => host !== ''));
}

function hostOf(origin: string): string {
  try {
    return new URL(origin).host;
  } catch {
    return 'null';
  }
}
