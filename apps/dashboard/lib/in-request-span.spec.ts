import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startTracing, stopTracing } from '@vitrine/tracing';
import { OtlpSink } from '@vitrine/tracing/testing';
import { inRequestSpan } from './in-request-span';

const [TRACE, SPAN] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
const request = (traceparent?: string) =>
  new Request(
    'https://painel.example/v1/stores/loja-01?search=segredo',
    traceparent ? { headers: { traceparent } } : {},
  );

/** Answers with a status, and keeps the headers it was given. */
function api(status: number) {
  const asked: Readonly<Record<string, string>>[] = [];
  const ask = async (headers: Readonly<Record<string, string>>) => {
    asked.push(headers);
    return new Response(null, { status });
  };
  return { asked, ask };
}

describe('a request that is passed on', () => {
  it('adds no header while tracing is off', async () => {
    const { asked, ask } = api(204);
    expect((await inRequestSpan(request(`00-${TRACE}-${SPAN}-01`), ask)).status).toBe(204);
    expect(asked).toEqual([{}]);
  });

  describe('while a collector listens', () => {
    let sink: OtlpSink;
    beforeEach(async () => {
      sink = await OtlpSink.open();
      await startTracing({ service: 'dashboard', endpoint: sink.endpoint });
    });
    afterEach(async () => {
      await stopTracing();
      await sink.close();
    });

    it("is a span in its caller's trace, which the api goes on in", async () => {
      const { asked, ask } = api(502);
      await inRequestSpan(request(`00-${TRACE}-${SPAN}-01`), ask);
      await stopTracing();
      const [span] = sink.spans;
      expect(span).toMatchObject({
        service: 'vitrine-dashboard',
        name: 'GET /v1/*',
        traceId: TRACE,
        parentSpanId: SPAN,
      });
      expect(span?.attributes).toMatchObject({ 'http.response.status_code': 502, 'error.type': '502' });
      expect(asked).toEqual([{ traceparent: `00-${TRACE}-${span?.spanId}-01` }]);
      expect(sink.bodies.join()).not.toMatch(/loja-01|segredo/u);
    });

    it('begins a trace for a caller that names none', async () => {
      const { asked, ask } = api(200);
      await inRequestSpan(request('nonsense'), ask);
      await stopTracing();
      const [span] = sink.spans;
      expect(span?.parentSpanId).toBeUndefined();
      expect(asked).toEqual([{ traceparent: `00-${span?.traceId}-${span?.spanId}-01` }]);
    });
  });
});
