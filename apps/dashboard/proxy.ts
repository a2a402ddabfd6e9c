import { type NextRequest, NextResponse } from 'next/server';
import { pathHeader } from '@/lib/path-header';

export const config = { matcher: ['/', '/overview', '/stores/:path*', '/ops'] };

/** Tells the pages where they are, so that a login leads back to the very view that was asked for. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return NextResponse.next({ request: { headers } });
}
