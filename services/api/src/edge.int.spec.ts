import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ANONYMOUS_BODY_BYTES } from '@vitrine/platform';
import { isSnapshotId } from './stream/snapshot-ids.js';
import { Client, LiveStream } from './testing/client.js';
import { ADMIN_API_KEY, type ApiUnderTest, startApi } from './testing/start-api.js';
import { seedWorld } from './testing/world.js';

jest.setTimeout(120_000);

const LIMIT = 60;
let api: ApiUnderTest;
let manager: Client;
const json = { 'content-type': 'application/json' };

beforeAll(async () => {
  const seed = (store: ApiUnderTest['store'], warehouse: ApiUnderTest['warehouse']) =>
    seedWorld(store, warehouse, new Date());
  api = await startApi('api_edge', seed, { RATE_LIMIT_PER_MINUTE: String(LIMIT), TRUST_PROXY: '1' });
  manager = await Client.signIn(api.url, 'manager@acme.example');
}, 180_000);
afterAll(() => api?.stop(), 60_000);

/** Answers before the body has been sent whole, or not at all. @param chunks sent without a length given beforehand */
function post(
  path: string,
  headers: Record<string, string>,
  chunks: string[],
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${api.url}${path}`, { method: 'POST', headers }, (response) => {
      let body = '';
      response.on('data', (part) => (body += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    request.on('error', reject);
    for (const chunk of chunks) request.write(chunk);
    request.end();
  });
}

/** Gives each test an address of its own to be counted by, as the next proxy would report it. */
const from = (address: string) => ({ 'x-forwarded-for': address });
const remaining = (response: Response) => Number(/r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);

describe('before a body is read', () => {
  const long = JSON.stringify({ email: 'a@example.com', password: 'x'.repeat(ANONYMOUS_BODY_BYTES) });

  it.each([
    ['nobody, with its length', '/v1/sessions', {}, 413],
    [
      'whoever brings a key that is none, to an open route',
      '/v1/sessions',
      { authorization: 'Bearer vtr_live_x' },
      413,
    ],
    ['nobody, to a route that is not open', '/v1/metrics/query', {}, 413],
  ])('refuses a long one of %s', async (_, path, headers, status) => {
    const answer = await fetch(`${api.url}${path}`, {
      method: 'POST',
      headers: { ...json, ...from('198.51.100.1'), ...headers },
      body: long,
    });
    expect([answer.status, (await answer.json()) as object]).toEqual([
      status,
      expect.objectContaining({
        code: 'payload_too_large',
        detail: expect.stringContaining(String(ANONYMOUS_BODY_BYTES)),
      }),
    ]);
  });

  it('refuses a long one whose length nobody told', async () => {
    const { status, body } = await post('/v1/sessions', { ...json, ...from('198.51.100.2') }, [long, long]);
    expect([status, JSON.parse(body).code]).toEqual([413, 'payload_too_large']);
  });

  it('reads a long one of whoever is signed in', async () => {
    const filters = [{ dimension: 'product', in: Array.from({ length: 900 }, (_, at) => `product-${at}`) }];
    const period = { from: '2026-01-01', to: '2026-01-02' };
    const answer = await manager.ask('POST', '/v1/metrics/query', { metrics: ['netSales'], period, filters });
    expect(answer.status).toBe(200);
  });

  it('answers a caller who has used up the minute, whatever the body is', async () => {
    const caller = await Client.signIn(api.url, 'analyst@acme.example');
    for (let asked = 0; asked < LIMIT; asked += 1) await caller.get('/v1/me');
    const answer = await fetch(`${api.url}/v1/metrics/query`, {
      method: 'POST',
      headers: { ...json, ...caller.headers },
      body: '{"broken',
    });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)]);
    expect((await fetch(`${api.url}/livez`, { headers: caller.headers })).status).toBe(200);
  });
});

describe('the address of a caller', () => {
  it('is what the nearest proxy says, not what a caller wrote left of it', async () => {
    const ask = (told: string) => fetch(`${api.url}/v1/problems`, { headers: from(told) });
    const counts = [
      await ask('203.0.113.5'),
      await ask('1.1.1.1, 203.0.113.5'),
      await ask('2.2.2.2,3.3.3.3, 203.0.113.5'),
    ];
    expect(counts.map(remaining)).toEqual([LIMIT - 1, LIMIT - 2, LIMIT - 3]);
    expect(remaining(await ask('203.0.113.6'))).toBe(LIMIT - 1);
  });
});

describe('live streams', () => {
  it('are twenty of one person at most, and one that ends makes room', async () => {
    const person = await Client.signIn(api.url, 'regional@acme.example');
    const open = await Promise.all(Array.from({ length: 20 }, () => LiveStream.open(person)));
    const refused = await person.get('/v1/stream');
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([429, 'too_many_streams']);
    open[0]?.close();
    for (let tries = 0; tries < 50 && (await status(person)) !== 200; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await status(person)).toBe(200);
    for (const stream of open) stream.close();
  });

  it('tell in their ids nothing of how much is sold', async () => {
    const stream = await LiveStream.open(manager);
    await stream.until((events) => events.length > 0);
    expect(isSnapshotId(stream.events[0]?.id ?? '')).toBe(true);
    stream.close();
  });

  async function status(person: Client): Promise<number> {
    const controller = new AbortController();
    const response = await fetch(`${api.url}/v1/stream`, { headers: person.headers, signal: controller.signal });
    controller.abort();
    return response.status;
  }
});

describe('pages', () => {
  it.each(['/docs', '/redoc'])('%s may load what is ours alone', async (path) => {
    const page = await fetch(`${api.url}${path}`, { headers: from('198.51.100.3') });
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
    for (const [, source] of (await page.text()).matchAll(/(?:src|href|spec-url)="([^"]+)"/g))
      expect(source).toMatch(/^\/(?:docs\/assets|v1)\//);
  });

  it.each(['/v1/me', '/livez', '/docs/assets/none'])('%s may load nothing', async (path) => {
    const answer = await fetch(`${api.url}${path}`, {
      headers: { ...from('198.51.100.4'), authorization: `Bearer ${ADMIN_API_KEY}` },
    });
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  });
});

it('records how long requests take, by which failing reads are alerted', async () => {
  await fetch(`${api.url}/v1/problems/not_found`, { headers: from('198.51.100.77') });
  const metrics = await (await fetch(`${api.url}/metrics`)).text();
  expect(metrics).toMatch(/^http_request_duration_seconds_count\{.*status="200".*\} [1-9]/m);
});
