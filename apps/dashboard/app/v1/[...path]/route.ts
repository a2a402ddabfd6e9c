import type { NextRequest } from 'next/server';
import { forwardToApi } from '@/lib/forward-to-api';

export const dynamic = 'force-dynamic';

/** The browser sees one origin: `/v1` is passed through to the api, unbuffered, with cookies and Origin as they came. */
export { handle as DELETE, handle as GET, handle as HEAD, handle as PATCH, handle as POST, handle as PUT };

function handle(request: NextRequest): Promise<Response> {
  return forwardToApi(request);
}
