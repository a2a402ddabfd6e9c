import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { createProducer, topicName } from '@vitrine/bus';
import { formatOffsetVector, topics } from '@vitrine/contracts';
import { createLogger } from '@vitrine/platform';
import { AcceptedFeed } from './accepted/accepted-feed.js';
import { createApi } from './create-api.js';
import { Heartbeat } from './stream/heartbeat.js';
import { LiveHub } from './stream/live-hub.js';
import { snapshotId } from './stream/snapshot-ids.js';
import { Client, LiveStream } from './testing/client.js';
import { ADMIN_API_KEY, type ApiUnderTest, CHEAP, startApi } from './testing/start-api.js';
import { PASSWORD, seedWorld } from './testing/world.js';

jest.setTimeout(60_000);

let api: ApiUnderTest;
let admin: Client;
let manager: Client;
let instance: Client;

beforeAll(async () => {
  const seed = (store: ApiUnderTest['store'], warehouse: ApiUnderTest['warehouse']) =>
    seedWorld(store, warehouse, new Date());
  api = await startApi('api_conventions', seed, { RATE_LIMIT_PER_MINUTE: '300' });
  admin = await Client.signIn(api.url, 'admin@acme.example');
  manager = await Client.signIn(api.url, 'manager@acme.example');
  instance = new Client(api.url, { authorization: `Bearer ${ADMIN_API_KEY}` });
}, 180_000);
afterAll(() => api?.stop(), 60_000);

const signIn = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${api.url}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function acme() {
  const tenant = await api.store.tenants.find('acme');
  if (tenant === undefined) throw new Error('no such tenant');
  return tenant;
}

async function eventually(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 200) throw new Error('it did not come to that');
    await pause(50);
  }
}

describe('routes', () => {
  const open = new Set([
    'POST /v1/sessions',
    'POST /v1/password-links/inspect',
    'POST /v1/password-links/use',
    'GET /v1/openapi.json',
    'GET /v1/problems',
    'GET /v1/problems/:code',
    'GET /',
    'GET /docs',
    'GET /redoc',
    'GET /docs/assets/:name',
    'GET /livez',
    'GET /readyz',
    'GET /metrics',
  ]);

  it('each demands a caller, unless it is one of the few that say they are open', async () => {
    const routes = api.routes.list().filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS');
    expect(routes.length).toBeGreaterThan(20);
    for (const { method, url } of routes) {
      if (open.has(`${method} ${url}`)) continue;
      const path = url.replace(/\/:\w+/g, '/018f0000-0000-7000-8000-000000000000').replaceAll('::', ':');
      const response = await fetch(`${api.url}${path}`, { method });
      expect([method, url, response.status]).toEqual([method, url, 401]);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
    }
  });

  it('are all in a valid OpenAPI 3.1 document, whose references resolve', async () => {
    const document = (await (await fetch(`${api.url}/v1/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const judged = await new Validator().validate(structuredClone(document));
    expect(judged.errors ?? []).toEqual([]);
    const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = api.routes
      .list()
      .filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/v1'))
      .map(({ method, url }) => `${method} ${url.replace(/\/:(\w+)/g, '/{$1}').replaceAll('::', ':')}`);
    expect(documented.filter((route) => route.includes('/v1/')).sort()).toEqual(served.sort());
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) expect(text).toContain(`"${name}":`);
    expect(text).toContain('"name":"limit"');
  });

  it('has both readers of the document, from this host alone', async () => {
    for (const path of ['/docs', '/redoc', '/']) {
      const html = await (await fetch(`${api.url}${path}`)).text();
      expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
      for (const [, asset] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
        expect((await fetch(`${api.url}${asset}`, { method: 'HEAD' })).status).toBe(200);
      }
    }
  });
});

describe('signing in', () => {
  it('sets a cookie that scripts cannot read and other sites cannot send, Secure when the browser came by https', async () => {
    const plain = await signIn({ email: 'analyst@acme.example', password: PASSWORD });
    expect(plain.status).toBe(201);
    expect(plain.headers.get('set-cookie')).toMatch(
      /^vitrine_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const https = await signIn({ email: 'analyst@acme.example', password: PASSWORD }, { 'x-forwarded-proto': 'https' });
    expect(https.headers.get('set-cookie')).toMatch(/; Secure$/);
  });

  it('says the same about a wrong password and a stranger, in words and in locking', async () => {
    const answers: Record<string, unknown[]> = {};
    for (const email of ['operator@acme.example', 'nobody@acme.example']) {
      answers[email] = [];
      for (let tries = 0; tries < 6; tries += 1) {
        const response = await signIn({ email, password: 'wrong' }, { 'accept-language': 'pt-BR' });
        const { title, status, code } = (await response.json()) as Record<string, unknown>;
        answers[email].push({ title, status, code, waits: Number(response.headers.get('retry-after') ?? 0) > 800 });
      }
    }
    const [known, unknown] = Object.values(answers);
    expect(known).toEqual(unknown);
    expect(known?.slice(0, 4)).toEqual(
      Array(4).fill({ title: 'E-mail ou senha incorretos', status: 401, code: 'invalid_credentials', waits: false }),
    );
    expect(known?.slice(4)).toEqual(
      Array(2).fill({ title: 'Senhas erradas demais', status: 429, code: 'account_locked', waits: true }),
    );
    expect((await signIn({ email: 'operator@acme.example', password: PASSWORD })).status).toBe(429);
  });

  it('asks for the organisation where e-mail and password fit several', async () => {
    const both = {
      email: 'both@example.com',
      password: PASSWORD,
      name: 'B',
      role: 'analyst',
      locale: 'en',
      scopes: [],
    };
    for (const tenantId of ['acme', 'rival']) await api.store.users.ensure({ ...both, tenantId });
    const asked = await signIn({ email: both.email, password: PASSWORD }, { 'accept-language': 'pt-BR' });
    expect([asked.status, await asked.json()]).toEqual([
      409,
      expect.objectContaining({
        title: 'Qual organização?',
        choices: expect.arrayContaining([{ value: 'acme', label: 'acme' }]),
      }),
    ]);
    const response = await signIn({ email: both.email, password: PASSWORD, organisation: 'rival' });
    expect(await response.json()).toMatchObject({ tenant: { id: 'rival' } });
  });

  it('refuses a change by cookie from another site', async () => {
    const port = new URL(api.url).port;
    const change = (headers: Record<string, string>) =>
      admin.ask('PATCH', '/v1/me', { locale: 'en' }, headers).then(({ status }) => status);
    expect(await change({ origin: 'https://evil.example' })).toBe(403);
    expect(await change({ origin: 'null' })).toBe(403);
    expect(await change({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await change({ origin: `http://127.0.0.1:${port}` })).toBe(200);
    expect(await change({ origin: 'https://loja.example', 'x-forwarded-host': 'loja.example' })).toBe(200);
    expect(
      (await signIn({ email: 'analyst@acme.example', password: PASSWORD }, { origin: 'https://evil.example' })).status,
    ).toBe(403);
  });

  it('replaces the session that the browser had, and ends its streams', async () => {
    const before = await Client.signIn(api.url, 'regional@acme.example');
    const stream = await LiveStream.open(before);
    await stream.until((events) => events.length > 0);
    const again = await signIn({ email: 'regional@acme.example', password: PASSWORD }, before.headers);
    expect(again.status).toBe(201);
    expect(again.headers.get('set-cookie')).not.toContain(before.headers.cookie);
    await stream.done;
    expect((await before.get('/v1/me')).status).toBe(401);
  });

  it('ends at logout, the open stream included', async () => {
    const client = await Client.signIn(api.url, 'regional@acme.example');
    const stream = await LiveStream.open(client);
    await stream.until((events) => events.length > 0);
    const response = await client.ask('DELETE', '/v1/sessions/current');
    expect([response.status, response.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    await stream.done;
    expect((await client.get('/v1/me')).status).toBe(401);
  });

  it('ends a stream within a second when the session was closed elsewhere, at a heartbeat when the rights changed', async () => {
    const [gone, demoted] = [
      await Client.signIn(api.url, 'chief@acme.example'),
      await Client.signIn(api.url, 'seller@acme.example'),
    ];
    const streams = [await LiveStream.open(gone), await LiveStream.open(demoted)];
    for (const stream of streams) await stream.until((events) => events.length > 0);
    const session = await api.store.sessions.findByToken(gone.headers.cookie?.split('=')[1] ?? '');
    await api.store.sessions.close(session?.id ?? '');
    const [user] = await api.store.users.findByEmail('seller@acme.example', 'acme');
    expect(user).toBeDefined();
    const scopes = [{ kind: 'self' as const, value: 'se-dois-of-acme-st-sul-1' }];
    await api.store.users.ensure({
      tenantId: 'acme',
      email: 'seller@acme.example',
      password: PASSWORD,
      name: 's',
      role: 'seller',
      locale: 'en',
      scopes,
    });
    for (let beat = 0; beat < 4; beat += 1) await api.app.get(Heartbeat).check();
    await Promise.all(streams.map((stream) => stream.done));
  });
});

describe('the live stream', () => {
  it('sends nothing again to a client that has the current snapshot, and a fresh one to any other', async () => {
    const first = await LiveStream.open(manager);
    await first.until((events) => events.length > 0);
    const id = first.events[0]?.id ?? '';
    expect(id).toMatch(/^[\w-]{22}$/);
    const same = await LiveStream.open(manager, { 'last-event-id': id });
    // Longer than the pace of snapshots: a further one would be here.
    await pause(1_500);
    expect(same.events).toEqual([]);
    const other = await LiveStream.open(manager, { 'last-event-id': 'A'.repeat(22) });
    await other.until((events) => events.length > 0);
    expect(first.response.headers.get('content-type')).toContain('text/event-stream');
    for (const stream of [first, same, other]) stream.close();
    const silent = await LiveStream.open(manager, { 'last-event-id': 'no vector' });
    await silent.until((events) => events.length > 0);
    silent.close();
  });

  it('paces a burst: one snapshot a second, whatever else is in the topic', async () => {
    const stream = await LiveStream.open(admin);
    await stream.until((events) => events.length > 0);
    const producer = createProducer(api.kafka);
    await producer.connect();
    const event = {
      tenantId: 'acme',
      storeId: 'acme-st-sul-1',
      soldAt: new Date().toISOString(),
      sellerIds: [],
      rawAt: Date.now(),
      acceptedAt: Date.now(),
    };
    const send = async (value: string) => {
      const messages = [{ key: 'acme:x', value }];
      const [written] = await producer.send({ topic: topicName(api.env, topics.salesAccepted), messages });
      return { partition: written?.partition ?? 0, offset: Number(written?.baseOffset ?? 0) };
    };
    const [before, began] = [stream.events.length, Date.now()];
    for (let sent = 0; sent < 50; sent += 1) {
      await send(JSON.stringify(event));
      await pause(40);
    }
    await send('not a ticket');
    const last = await send(JSON.stringify(event));
    await producer.disconnect();
    const feed = api.app.get(AcceptedFeed);
    await eventually(() => (feed.position[last.partition] ?? 0) > last.offset);
    const now = snapshotId(await acme(), formatOffsetVector(feed.position.entries()));
    await stream.until((events) => events.at(-1)?.id === now);
    const seconds = Math.ceil((Date.now() - began) / 1_000);
    // One may have been on its way when the burst began.
    expect(stream.events.length - before).toBeLessThanOrEqual(seconds + 1);
    stream.close();
    expect(await (await instance.get('/v1/pipeline', { 'x-tenant-id': 'acme' })).json()).toMatchObject({
      stages: expect.arrayContaining([expect.objectContaining({ id: 'warehouse', p95Ms: expect.any(Number) })]),
      control: { difference: 0 },
      rejectedByCode: [{ code: 'missing_field', count: 3 }],
    });
  });

  it('answers HEAD without opening anything', async () => {
    const before = api.app.get(LiveHub).listeners().length;
    expect((await admin.ask('HEAD', '/v1/stream')).status).toBe(200);
    expect(api.app.get(LiveHub).listeners()).toHaveLength(before);
  });

  it('learns from browsers how old sales were on the screen', async () => {
    expect((await manager.ask('POST', '/v1/pipeline/seen', { lags: [900, 1_000] })).status).toBe(204);
    const metrics = await (await fetch(`${api.url}/metrics`)).text();
    expect(metrics).toMatch(/vitrine_sale_to_screen_seconds_count\{[^}]*\} 2/);
  });
});

describe('conventions', () => {
  it('spares an unchanged list', async () => {
    const first = await manager.get('/v1/stores');
    const etag = first.headers.get('etag') ?? '';
    const again = await manager.get('/v1/stores', { 'if-none-match': `"other", ${etag}` });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect(etag).toMatch(/^"[\w-]+"$/);
  });

  it('edits what was read, or says that it has changed', async () => {
    const etag = (await manager.get('/v1/me')).headers.get('etag') ?? '';
    expect((await manager.ask('PATCH', '/v1/me', { locale: 'en' }, { 'if-match': etag })).status).toBe(200);
    const late = await manager.ask('PATCH', '/v1/me', { locale: 'pt-BR' }, { 'if-match': etag });
    expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([412, 'changed_meanwhile']);
  });

  it('pages with a cursor and a link, without gap or repeat', async () => {
    const seen: string[] = [];
    for (let path: string | undefined = '/v1/sellers?limit=4'; path !== undefined; ) {
      const response = await admin.get(path);
      seen.push(...((await response.json()) as { items: { id: string }[] }).items.map((item) => item.id));
      path = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    }
    expect([seen.length, new Set(seen).size]).toEqual([6, 6]);
    expect((await admin.get('/v1/sellers?cursor=nonsense')).status).toBe(400);
    expect((await admin.get('/v1/dead-letters?limit=1')).headers.get('link')).toContain('cursor=');
  });

  it.each([
    ['/v1/stores?color=red', 'unknown_field', '/color'],
    ['/v1/metrics?x=1', 'unknown_field', '/x'],
    ['/v1/products?limit=501', 'too_big', '/limit'],
    ['/v1/dead-letters?from=yesterday', 'invalid_format', '/from'],
    ['/v1/dead-letters?code=nope', 'invalid_choice', '/code'],
  ])('explains what is wrong with %s', async (path, code, pointer) => {
    const response = await admin.get(path);
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'invalid_query', errors: [expect.objectContaining({ code, pointer })] }),
    ]);
  });

  it('names problems by an address that explains them, to anyone', async () => {
    const problem = (await (await fetch(`${api.url}/v1/me`)).json()) as { type: string };
    const kind = await fetch(new URL(problem.type, api.url));
    expect([kind.status, await kind.json()]).toEqual([
      200,
      {
        type: '/v1/problems/unauthenticated',
        code: 'unauthenticated',
        texts: {
          en: { title: 'Please sign in', detail: expect.any(String) },
          'pt-BR': { title: 'Entre na sua conta', detail: expect.any(String) },
        },
      },
    ]);
    expect((await fetch(`${api.url}/v1/problems/nonsense`)).status).toBe(404);
  });

  it('explains what is wrong with a question, in the language asked for or else the own', async () => {
    const query = { metrics: ['netSales', 'luck'], period: { from: '2026-13-01', to: '2026-01-01' } };
    const response = await manager.ask('POST', '/v1/metrics/query', query, { 'accept-language': 'pt-BR' });
    const { errors } = (await response.json()) as { errors: { pointer: string; message: string }[] };
    expect(errors.map((error) => error.pointer)).toEqual(['/metrics/1', '/period/from']);
    expect(errors[0]?.message).toMatch(/^Deve ser um destes/);
    const unsaid = await manager.ask(
      'POST',
      '/v1/metrics/query',
      { metrics: ['netSales'] },
      { 'accept-language': 'en' },
    );
    expect(await unsaid.json()).toMatchObject({
      errors: [{ pointer: '/period', message: 'Is missing. Example: {"from":"2026-11-20","to":"2026-11-20"}.' }],
    });
    const reversed = { metrics: ['netSales'], period: { from: '2026-01-02', to: '2026-01-01' } };
    expect(await (await manager.ask('POST', '/v1/metrics/query', reversed)).json()).toMatchObject({
      status: 400,
      errors: [{ code: 'invalid_period' }],
    });
  });

  it('makes one thing per Idempotency-Key, and keeps the secret of the answer to who has the key', async () => {
    const body = { name: 'ERP', role: 'producer' };
    const make = (key: string, ask: unknown = body) =>
      admin.ask('POST', '/v1/api-keys', ask, { 'idempotency-key': key });
    const [first, second] = [await make('k-1'), await make('k-1')];
    const made = (await first.json()) as { id: string; key: string };
    expect([first.status, second.status, second.headers.get('idempotency-replayed')]).toEqual([201, 201, 'true']);
    expect(await second.json()).toEqual(made);
    expect((await make('k-1', { ...body, name: 'Other' })).status).toBe(422);
    expect(made.key).toMatch(/^vtr_live_/);
    expect(await (await admin.get('/v1/api-keys')).text()).not.toContain(made.key);

    const program = new Client(api.url, { authorization: `Bearer ${made.key}` });
    expect((await program.get('/v1/dead-letters')).status).toBe(200);
    expect(await (await admin.get(`/v1/api-keys/${made.id}`)).json()).toMatchObject({ lastUsedAt: expect.any(String) });
    expect((await admin.ask('DELETE', `/v1/api-keys/${made.id}`)).status).toBe(204);
    expect((await program.get('/v1/dead-letters')).status).toBe(401);
    expect((await admin.ask('DELETE', `/v1/api-keys/${made.id}`)).status).toBe(404);
  });

  it('makes the first person of a tenant, who then signs in', async () => {
    const store = { kind: 'store', value: 'norte-1' };
    const body = { email: 'Bia@acme.example', name: 'Bia', role: 'manager', scopes: [store, store] };
    const asInstance = { 'x-tenant-id': 'acme' };
    const made = await instance.ask('POST', '/v1/users', body, asInstance);
    expect(made.status).toBe(201);
    const { password, ...person } = (await made.json()) as { password: string; email: string };
    expect(person).toMatchObject({ email: 'bia@acme.example', role: 'manager', locale: 'pt-BR' });
    expect((await instance.ask('POST', '/v1/users', body, asInstance)).status).toBe(409);
    expect((await manager.ask('POST', '/v1/users', { ...body, email: 'c@acme.example' })).status).toBe(403);
    expect((await admin.ask('POST', '/v1/users', { ...body, scopes: [] })).status).toBe(400);

    const login = { email: 'bia@acme.example', password, organisation: 'acme' };
    const answer = await new Client(api.url, {}).ask('POST', '/v1/sessions', login);
    expect(await answer.json()).toMatchObject({ user: { name: 'Bia' }, scope: { stores: ['norte-1'] } });
  });

  it('makes a tenant once', async () => {
    const body = { id: 'nova', name: 'Nova', currency: 'EUR', timeZone: 'Europe/Lisbon' };
    expect((await instance.ask('POST', '/v1/tenants', body)).status).toBe(201);
    expect((await instance.ask('POST', '/v1/tenants', body)).status).toBe(409);
    expect((await instance.ask('POST', '/v1/tenants', { ...body, id: 'outra', timeZone: 'Mars/Olympus' })).status).toBe(
      400,
    );
    expect((await admin.ask('POST', '/v1/tenants', body)).status).toBe(403);
    expect(await (await instance.get('/v1/me', { 'x-tenant-id': 'nova' })).json()).toMatchObject({
      tenant: { currency: 'EUR', minorDigits: 2 },
    });
  });

  it('counts requests aloud and stops who asks too much, and nobody else', async () => {
    const { key } = await api.store.apiKeys.create({ tenantId: 'acme', name: 'busy', role: 'analyst' });
    const busy = new Client(api.url, { authorization: `Bearer ${key}` });
    const first = await busy.get('/v1/me');
    expect(first.headers.get('ratelimit-policy')).toBe('"default";q=300;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"default";r=299;t=\d+$/);
    for (let asked = 1; asked < 300; asked += 20)
      await Promise.all(Array.from({ length: 20 }, () => busy.get('/v1/me')));
    const last = await busy.get('/v1/me');
    expect([last.status, Number(last.headers.get('retry-after')) > 0, last.headers.get('content-type')]).toEqual([
      429,
      true,
      expect.stringContaining('problem+json'),
    ]);
    expect((await manager.get('/v1/me')).status).toBe(200);
  });
});

describe('dependencies', () => {
  it.each([
    ['DATABASE_URL', 'postgres://nobody:wrong@127.0.0.1:1/x', 'StoreUnavailable'],
    ['CLICKHOUSE_URL', 'http://127.0.0.1:1', 'WarehouseUnavailable'],
    ['CLICKHOUSE_PASSWORD', 'surely-wrong', 'WarehouseAuthError'],
    ['KAFKA_BROKERS', '127.0.0.1:1', 'BusUnavailable'],
  ])(
    'a wrong %s has its own error at the start',
    async (name, value, error) => {
      const env = { ...api.env, [name]: value };
      const { app } = await createApi({ env, logger: createLogger('api', 'fatal'), passwordCost: CHEAP });
      await expect(app.init()).rejects.toMatchObject({ name: error });
      await app.close().catch(() => undefined);
    },
    60_000,
  );
});
