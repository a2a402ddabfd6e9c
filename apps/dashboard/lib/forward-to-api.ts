import { endOnStop } from './end-on-stop';
import { readEnv } from './env';
import { inRequestSpan } from './in-request-span';

const hopByHop = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'host',
  'content-length',
  'accept-encoding',
  'expect',
];

/**
 * Sends a request on to the api and streams the answer back (server-sent events included).
 * When the api cannot be reached the answer is a 502 problem, so that screens have one kind of error to explain.
 */
export const forwardToApi = (request: Request): Promise<Response> =>
  inRequestSpan(request, (trace) => forward(request, trace));

async function forward(request: Request, trace: Readonly<Record<string, string>>): Promise<Response> {
  const { pathname, search, host, protocol } = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const name of hopByHop) headers.delete(name);
  for (const [name, value] of Object.entries(trace)) headers.set(name, value);
  // The api answers uncompressed inside the cluster; Next compresses what goes out, except the live stream.
  headers.set('accept-encoding', 'identity');
  headers.set('x-forwarded-host', request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? host);
  headers.set('x-forwarded-proto', request.headers.get('x-forwarded-proto') ?? protocol.replace(':', ''));

  const init: RequestInit & { duplex?: 'half' } = {
    method: request.method,
    headers,
    redirect: 'manual',
    signal: request.signal,
    cache: 'no-store',
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    init.body = request.body;
    init.duplex = 'half';
  }

  try {
    const answer = await fetch(`${readEnv().apiUrl}${pathname}${search}`, init);
    return new Response(isEvents(answer) ? endOnStop(answer.body) : answer.body, {
      status: answer.status,
      statusText: answer.statusText,
      headers: answerHeaders(answer),
    });
  } catch (cause) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return unreachable(pathname, cause);
  }
}

function answerHeaders(answer: Response): Headers {
  const headers = new Headers(answer.headers);
  for (const name of [...hopByHop, 'content-encoding']) headers.delete(name);
  if (isEvents(answer)) {
    headers.set('cache-control', 'no-cache, no-transform'); // a compressor would hold events back
    headers.set('x-accel-buffering', 'no');
  }
  return headers;
}

function isEvents(answer: Response): boolean {
  return answer.headers.get('content-type')?.startsWith('text/event-stream') === true;
}

function unreachable(instance: string, cause: unknown): Response {
  const traceId = crypto.randomUUID().slice(0, 8);
  console.error(JSON.stringify({ level: 'error', msg: 'api unreachable', traceId, cause: String(cause) }));
  return Response.json(
    { type: 'about:blank', title: 'The api does not answer', status: 502, code: 'api_unreachable', instance, traceId },
    { status: 502, headers: { 'content-type': 'application/problem+json' } },
  );
}
