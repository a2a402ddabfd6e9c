import { type NextRequest, NextResponse } from 'next/server';
import { pathHeader } from '@/lib/path-header';
import { securityPolicy } from '@/lib/security-policy';

const policyHeader = 'content-security-policy';

/** Pages; not what the build made, the api's answers, the probe, the icon, the service worker or the manifest. */
export const config = {
  matcher: ['/((?!_next/|v1/|livez$|icon\\.svg$|service-worker\\.js$|manifest\\.webmanifest$).*)'],
};

/**
 * Gives each page a policy with a nonce of its own, which Next puts on the scripts it writes. Tells the pages their address, so that a
 * login leads back to the same view.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = securityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set(policyHeader, policy);
  const answer = NextResponse.next({ request: { headers } });
  answer.headers.set(policyHeader, policy);
  return answer;
}
