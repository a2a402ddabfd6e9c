import { failSpan, inSpan, parseTraceparent, traceHeaders } from '@vitrine/tracing';

/**
 * Passes a request on as a span, in the caller's trace when it names one. The span ends with the headers of the answer: a live stream
 * lasts. The address holds ids, so the span does not name it.
 * @param ask is given the headers by which the next service goes on in the same trace
 */
export function inRequestSpan(
  request: Request,
  ask: (headers: Readonly<Record<string, string>>) => Promise<Response>,
): Promise<Response> {
  const attributes = { 'http.request.method': request.method, 'http.route': '/v1/*' };
  const origin = { parent: parseTraceparent(request.headers.get('traceparent') ?? '') };
  return inSpan({ name: `${request.method} /v1/*`, kind: 'server', attributes, origin }, async (span) => {
    const answer = await ask(traceHeaders() ?? {});
    span?.setAttribute('http.response.status_code', answer.status);
    if (span && answer.status >= 500) failSpan(span, String(answer.status));
    return answer;
  });
}
