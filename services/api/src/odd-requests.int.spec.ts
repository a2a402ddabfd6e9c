import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { CompanionsFound } from '@vitrine/contracts';
import fc from 'fast-check';
import { ApiDocument } from './docs/docs.controller.js';
import { Client } from './testing/client.js';
import { type CompanionsService, startCompanionsService } from './testing/companions-service.js';
import { type Document, type OddRequest, oddRequests } from './testing/odd-requests.js';
import { ADMIN_API_KEY, type ApiUnderTest, startApi } from './testing/start-api.js';
import { askSuggestion, suggestionRoutes } from './testing/suggestions.js';
import { seedWorld } from './testing/world.js';

jest.setTimeout(600_000);

const REQUESTS = process.env.VITRINE_LONG ? 100_000 : 6_000;
const SEED = Number(process.env.VITRINE_SEED ?? 8);
const SIDE_BY_SIDE = 16;

const nothingFound: CompanionsFound = {
  learnedFrom: 'none',
  baskets: 0,
  largeBaskets: 0,
  notSoldHere: [],
  companions: [],
};

let api: ApiUnderTest;
let companions: CompanionsService;
let callers: Record<string, string>[];

beforeAll(async () => {
  const seed = (store: ApiUnderTest['store'], warehouse: ApiUnderTest['warehouse']) =>
    seedWorld(store, warehouse, new Date());
  companions = await startCompanionsService(() => nothingFound);
  api = await startApi('api_odd', seed, { RECOMMENDATIONS_URL: companions.url });
  const people = ['admin@acme.example', 'manager@acme.example', 'manager@veiled.example'];
  const signedIn = await Promise.all(people.map((email) => Client.signIn(api.url, email)));
  callers = [
    {},
    { authorization: `Bearer ${ADMIN_API_KEY}` },
    { authorization: `Bearer ${ADMIN_API_KEY}`, 'x-tenant-id': 'acme' },
    ...signedIn.map(({ headers }) => headers),
  ];
}, 180_000);
afterAll(async () => {
  await api?.stop();
  await companions?.stop();
}, 60_000);

/** On a busy machine an engine may not answer in time; a request whose own doing that is gets no better answer the second time. */
async function ask(request: OddRequest, as: Record<string, string>): Promise<{ status: number; body: string }> {
  const first = await askOnce(request, as);
  return first.status === 503 ? askOnce(request, as) : first;
}

/** Asked within the process: Fastify is handed the same, and no port or connection runs out. */
async function askOnce(request: OddRequest, as: Record<string, string>): Promise<{ status: number; body: string }> {
  const { method, url, headers, payload } = request;
  const answer = await api.app.inject({
    method: method as 'GET',
    url,
    headers: { ...headers, ...as },
    ...(payload !== undefined && { payload }),
  });
  return { status: answer.statusCode, body: answer.body };
}

it(`answers ${REQUESTS} odd requests, over every route of its document, with no fault of its own`, async () => {
  const routes = oddRequests(api.app.get(ApiDocument).value as unknown as Document);
  expect(routes.length).toBeGreaterThan(25);
  const each = Math.ceil(REQUESTS / routes.length);
  const requests = routes.flatMap((route, at) => fc.sample(route, { numRuns: each, seed: SEED + at }));
  const statuses = new Map<number, number>();
  const faults: unknown[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < requests.length; at = next++) {
      const request = requests[at] as OddRequest;
      const as = callers[at % callers.length] as Record<string, string>;
      const { status, body } = await ask(request, as);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status >= 500)
        faults.push({ ...request, payload: request.payload?.slice(0, 300), as: Object.keys(as), status, body });
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  expect(faults).toEqual([]);
  expect(requests.length).toBeGreaterThanOrEqual(REQUESTS);
  // The generator reaches handlers and databases, not refusals at the door alone.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(REQUESTS / 100);
});

const json = { 'content-type': 'application/json' };
const NUL = 'a\u0000b';
const HALF = 'a\ud800';
const tenant = { id: 'odd-one', name: 'Odd', currency: 'BRL', timeZone: 'America/Sao_Paulo' };

it.each([
  ['the currency of a tenant', 'POST', '/v1/tenants', { ...tenant, currency: 'ZZZ' }, '/currency'],
  ['the name of a tenant', 'POST', '/v1/tenants', { ...tenant, name: NUL }, '/name'],
  ['half a character in it', 'POST', '/v1/tenants', { ...tenant, name: HALF }, '/name'],
  ['an e-mail to sign in', 'POST', '/v1/sessions', { email: `${NUL}@example.com`, password: 'x12345678' }, '/email'],
  ['a password to sign in', 'POST', '/v1/sessions', { email: 'a@example.com', password: NUL }, '/password'],
  ['the name of a key', 'POST', '/v1/api-keys', { name: NUL, role: 'manager' }, '/name'],
  ['the store of a key', 'POST', '/v1/api-keys', { name: 'k', role: 'manager', storeIds: [NUL] }, '/storeIds/0'],
  ['half a store of a key', 'POST', '/v1/api-keys', { name: 'k', role: 'manager', storeIds: [HALF] }, '/storeIds/0'],
  [
    'the name of a person',
    'POST',
    '/v1/users',
    { email: 'odd@example.com', name: NUL, role: 'admin', scopes: [{ kind: 'tenant' }] },
    '/name',
  ],
  [
    'a filter of a question',
    'POST',
    '/v1/metrics/query',
    {
      metrics: ['netSales'],
      period: { from: '2026-01-01', to: '2026-01-02' },
      filters: [{ dimension: 'store', in: [NUL] }],
    },
    '/filters/0/in/0',
  ],
] as const)('refuses what cannot be kept in %s, and says where', async (_, method, url, body, pointer) => {
  const headers = { ...json, authorization: `Bearer ${ADMIN_API_KEY}`, 'x-tenant-id': 'acme' };
  const answer = await api.app.inject({ method, url, headers, payload: JSON.stringify(body) });
  expect([answer.statusCode, answer.json().errors]).toEqual([400, [expect.objectContaining({ pointer })]]);
});

const ofAcme = { ...json, authorization: `Bearer ${ADMIN_API_KEY}`, 'x-tenant-id': 'acme' };

it.each(suggestionRoutes.filter((route) => !route.includes('feedback/')))(
  '%s knows no store that is none',
  async (route) => {
    const { method, path: url, body, headers } = askSuggestion(route, 'nowhere', 'acme');
    const answer = await api.app.inject({
      ...{ method: method as 'GET', url, headers: { ...ofAcme, ...headers } },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    const { code, errors } = answer.json();
    expect([answer.statusCode, code, errors]).toEqual([
      ...[404, 'unknown_store'],
      [expect.objectContaining({ pointer: '/storeId', code: 'unknown_store' })],
    ]);
  },
);

it.each([
  ['a'.repeat(128), 200],
  ['a'.repeat(129), 400],
  ['a'.repeat(300), 400],
  ['a%2Fb%20c', 200],
  ['a%0Ab', 400],
  // Composed it is three times as long, and no less an id.
  [encodeURIComponent('\ufb2c'.repeat(128)), 200],
  ['%E0%A4%A', 400],
])('answers companions of %s with %i', async (id, status) => {
  const query = 'storeId=acme-st-norte-1';
  const ofOne = {
    method: 'GET' as const,
    url: `/v1/recommendations/products/${id}/companions?${query}`,
    headers: ofAcme,
  };
  expect((await api.app.inject(ofOne)).statusCode).toBe(status);
  const put = { url: `/v1/recommendations/pairs/${id}/b`, payload: '{"decision":"none"}' };
  const decided = await api.app.inject({ method: 'PUT', ...put, headers: { ...ofAcme, 'if-match': '"9"' } });
  expect(decided.statusCode).toBe(status === 200 ? 412 : 400);
  if (id.includes('%')) return;
  const body = JSON.stringify({ storeId: 'acme-st-norte-1', productIds: [id] });
  const basket = { method: 'POST' as const, url: '/v1/recommendations/companions', payload: body, headers: ofAcme };
  expect((await api.app.inject(basket)).statusCode).toBe(status);
});

it.each([
  ['/docs/assets/__proto__', 404],
  ['/docs/assets/constructor', 404],
  ['/docs/assets/%zz', 400],
  ['/v1/stores?cursor=bnVsbA', 400],
  ['/v1/stores?cursor=%00', 400],
  [`/v1/stores/${'s'.repeat(128)}`, 404],
  [`/v1/stores/${encodeURIComponent('💥'.repeat(128))}`, 404],
  [`/v1/sellers/${encodeURIComponent('é'.repeat(128))}`, 404],
])('answers %s with %i', async (url, status) => {
  const headers = { authorization: `Bearer ${ADMIN_API_KEY}`, 'x-tenant-id': 'acme' };
  expect((await api.app.inject({ method: 'GET', url, headers })).statusCode).toBe(status);
});
