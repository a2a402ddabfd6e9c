import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createProducer, topicName } from '@vitrine/bus';
import {
  type AlertActionResult,
  type AlertList,
  type AlertRuleList,
  dimensionIds,
  type StreamSnapshot,
  topics,
} from '@vitrine/contracts';
import { TestAlerts } from '@vitrine/store/testing';
import { SaleLines } from '@vitrine/warehouse';
import { aDraft } from '../testing/a-draft.js';
import { Client, LiveStream } from '../testing/client.js';
import { type CompanionsService, startCompanionsService } from '../testing/companions-service.js';
import { doors, may, type Who } from '../testing/route-cases.js';
import { saleRow } from '../testing/sale-row.js';
import { ADMIN_API_KEY, type ApiUnderTest, startApi } from '../testing/start-api.js';
import {
  askSuggestion,
  companionsOf,
  costWords,
  pairsOf,
  seedSuggestions,
  suggestionRoutes,
  unitsIn,
} from '../testing/suggestions.js';
import { PASSWORD, seedWorld, sellers, stores, tokenOf, type WorldSeller, type WorldStore } from '../testing/world.js';

/** The callers, and what they may see by the plain words of the promise: written a second time, not taken from the code. */
interface Case {
  name: string;
  tenant: string;
  role: string;
  sees: (seller: WorldSeller) => boolean;
  network?: boolean;
}

const everything = () => true;
const at =
  (...ids: string[]) =>
  (seller: WorldSeller) =>
    ids.some((id) => seller.storeId.endsWith(id));
const perTenant = (tenant: string): Case[] => [
  { name: `admin@${tenant}`, tenant, role: 'admin', sees: everything },
  { name: `operator@${tenant}`, tenant, role: 'operator', sees: everything },
  { name: `analyst@${tenant}`, tenant, role: 'analyst', sees: everything },
  { name: `chief@${tenant}`, tenant, role: 'manager', sees: everything },
  { name: `regional@${tenant}`, tenant, role: 'regional', sees: at('norte-1', 'norte-2') },
  { name: `manager@${tenant}`, tenant, role: 'manager', sees: at('norte-1'), network: true },
  { name: `seller@${tenant}`, tenant, role: 'seller', sees: (one) => one.sellerId === `se-um-of-${tenant}-st-norte-1` },
  { name: `stray@${tenant}`, tenant, role: 'seller', sees: () => false },
  { name: `producer@${tenant}`, tenant, role: 'producer', sees: everything },
];
const cases: Case[] = [
  ...perTenant('acme'),
  ...perTenant('veiled'),
  { name: 'instance', tenant: 'acme', role: 'admin', sees: everything },
  { name: 'key of sul-1', tenant: 'acme', role: 'analyst', sees: at('sul-1') },
  { name: 'producer key of norte-2', tenant: 'acme', role: 'producer', sees: at('norte-2') },
];

const isLetIn = (who: Who, role: string): boolean => (may[who] as readonly string[]).includes(role);
/** Not by hour: the period of these questions is not one of whole weeks. */
const networkDimensions = ['store', 'region', 'weekday', 'day', 'week', 'month'];

const now = new Date();
const today = now.toISOString().slice(0, 10);
const year = now.getUTCFullYear();
const period = { from: `${year - 1}-01-01`, to: `${year + 1}-12-31` };
jest.setTimeout(60_000);

let api: ApiUnderTest;
let service: CompanionsService;
let callers: Map<string, Client>;

const caller = (one: Case): Client => {
  const found = callers.get(one.name);
  if (found === undefined) throw new Error(`nobody is called ${one.name}`);
  return found;
};

beforeAll(async () => {
  service = await startCompanionsService(
    ({ tenantId }) => companionsOf(tenantId),
    ({ tenantId }) => pairsOf(tenantId),
  );
  api = await startApi(
    'api_scopes',
    async (store, warehouse) => {
      await seedWorld(store, warehouse, now);
      await seedSuggestions(warehouse, now);
    },
    { RECOMMENDATIONS_URL: service.url },
  );
  callers = new Map([
    ['instance', new Client(api.url, { authorization: `Bearer ${ADMIN_API_KEY}`, 'x-tenant-id': 'acme' })],
  ]);
  for (const [name, role, store] of [
    ['key of sul-1', 'analyst', 'acme-st-sul-1'],
    ['producer key of norte-2', 'producer', 'acme-st-norte-2'],
  ] as const) {
    const { key } = await api.store.apiKeys.create({ tenantId: 'acme', name, role, storeIds: [store] });
    callers.set(name, new Client(api.url, { authorization: `Bearer ${key}` }));
  }
  const people = cases.filter((one) => one.name.includes('@'));
  for (const one of people) callers.set(one.name, await Client.signIn(api.url, `${one.name}.example`));
}, 180_000);
afterAll(async () => {
  await service?.stop();
  await api?.stop();
}, 60_000);

/** Every word in the text that only a reader with a wider scope may know. */
function leaks(one: Case, text: string, isNetwork: boolean): string[] {
  const seen = sellers.filter((seller) => seller.tenantId === one.tenant && one.sees(seller));
  const seenStores = new Set(seen.map((seller) => seller.storeId));
  const namesNetwork = isNetwork && one.network === true && one.tenant === 'acme';
  const words = [
    ...sellers.map(({ sellerId }) => tokenOf(sellerId)),
    ...sellers.filter((seller) => !seen.includes(seller)).flatMap(({ sellerId, name }) => [sellerId, name]),
    ...stores
      .filter((store) => !seenStores.has(store.storeId) && !(namesNetwork && store.tenantId === 'acme'))
      .flatMap(({ storeId, name }) => [`"${storeId}"`, `"${name}"`, `letter of ${storeId}"`]),
  ];
  return words.filter((word) => text.includes(word));
}

const sumOf = (one: Case) =>
  sellers
    .filter((seller) => seller.tenantId === one.tenant && one.sees(seller))
    .reduce((sum, seller) => sum + seller.amount, 0);

describe('role × endpoint × scope', () => {
  const reads: [path: string, who: Who][] = [
    ['/v1/me', 'schemas'],
    ['/v1/stores', 'stores'],
    ...stores.map((store): [string, Who] => [`/v1/stores/${store.storeId}`, 'stores']),
    ['/v1/sellers', 'sellers'],
    ...stores.map((store): [string, Who] => [`/v1/sellers?storeId=${store.storeId}`, 'sellers']),
    ['/v1/products', 'stores'],
    ['/v1/metrics', 'stores'],
    ['/v1/corrections?from=2026-01-01&to=2026-12-31', 'stores'],
    ['/v1/recommendations/effect?from=2026-10-01&to=2026-12-31', 'rules'],
    ['/v1/alerts?status=all', 'alerts'],
    ['/v1/alert-deliveries', 'alerts'],
    ['/v1/alert-rules', 'rules'],
    ['/v1/alert-templates', 'rules'],
    ['/v1/dead-letters', 'letters'],
    ['/v1/dead-letters/summary', 'letters'],
    ['/v1/pipeline', 'pipeline'],
    ['/v1/api-keys', 'keys'],
    ['/v1/schemas', 'schemas'],
  ];

  it.each(cases)('$name reads lists within scope', async (one) => {
    for (const [path, who] of reads) {
      const response = await caller(one).get(path);
      const text = await response.text();
      const isOpen = isLetIn(who, one.role);
      expect([path, leaks(one, text, path.startsWith('/v1/stores'))]).toEqual([path, []]);
      expect([path, response.status]).toEqual([
        path,
        isOpen ? (path.startsWith('/v1/stores/') ? response.status : 200) : 403,
      ]);
      if (path.startsWith('/v1/stores/') && isOpen) expect([200, 404]).toContain(response.status);
    }
  });

  it.each(cases)('$name sees as many sellers, letters and stores as the scope has, no fewer', async (one) => {
    const seen = sellers.filter((seller) => seller.tenantId === one.tenant && one.sees(seller));
    const seenStores = new Set(seen.map((seller) => seller.storeId));
    const count = async (path: string) =>
      ((await (await caller(one).get(path)).json()) as { items?: unknown[] }).items?.length;
    if (isLetIn('sellers', one.role)) expect(await count('/v1/sellers')).toBe(seen.length);
    if (isLetIn('letters', one.role)) expect(await count('/v1/dead-letters')).toBe(seenStores.size);
    const stray = one.name.startsWith('stray');
    if (isLetIn('stores', one.role))
      expect(await count('/v1/stores')).toBe(one.network ? 3 : stray ? 0 : seenStores.size);
  });

  it.each(cases)(
    '$name reads and changes the settings of the own tenant as its administrator, and of no other',
    async (one) => {
      const isOpen = one.role === 'admin';
      for (const tenant of ['acme', 'veiled', 'rival', 'nobody']) {
        const path = `/v1/tenants/${tenant}/settings`;
        const isOwn = tenant === one.tenant;
        const { status } = await caller(one).get(path);
        expect([tenant, status]).toEqual([tenant, isOpen ? (isOwn ? 200 : 404) : 403]);
        const change = await caller(one).ask('PATCH', path, {}, { 'if-match': '"stale"' });
        expect([tenant, change.status]).toEqual([tenant, isOpen ? (isOwn ? 412 : 404) : 403]);
      }
    },
  );

  it.each(cases)('$name looks after people as an administrator, of the own tenant alone', async (one) => {
    const isOpen = one.role === 'admin';
    const inTenant = async (tenantId: string) => {
      const email = `${randomUUID()}@${tenantId}.example`;
      const scopes = [{ kind: 'store' as const, value: `${tenantId}-st-norte-1` }];
      const made = await api.store.users.create({
        tenantId,
        email,
        password: PASSWORD,
        name: 'P',
        role: 'analyst',
        locale: 'en',
        scopes,
      });
      return made.id;
    };
    const [own, foreign] = [await inTenant(one.tenant), await inTenant(one.tenant === 'rival' ? 'acme' : 'rival')];
    const list = await caller(one).get('/v1/users?limit=500');
    const text = await list.text();
    expect([list.status, text.includes(own), text.includes(foreign)]).toEqual([isOpen ? 200 : 403, isOpen, false]);
    for (const [method, path, done] of [
      ['GET', '', 200],
      ['POST', '/password-link', 201],
      ['DELETE', '/password-link', 204],
      ['DELETE', '/sessions', 204],
      ['PUT', '/deactivation', 204],
      ['DELETE', '/deactivation', 204],
      ['DELETE', '', 204],
    ] as const) {
      const { status } = await caller(one).ask(method, `/v1/users/${foreign}${path}`);
      expect([method, path, status]).toEqual([method, path, isOpen ? 404 : 403]);
      const ofOwn = await caller(one).ask(method, `/v1/users/${own}${path}`);
      expect([method, path, ofOwn.status]).toEqual([method, path, isOpen ? done : 403]);
    }
  });

  it('opens the settings of a whole tenant to no administrator of some stores', async () => {
    const scopes = [{ kind: 'store' as const, value: 'acme-st-norte-1' }];
    const email = 'some-stores@acme.example';
    await api.store.users.create({
      tenantId: 'acme',
      email,
      password: PASSWORD,
      name: 'S',
      role: 'admin',
      locale: 'en',
      scopes,
    });
    const some = await Client.signIn(api.url, email);
    expect((await some.get('/v1/tenants/acme/settings')).status).toBe(403);
    const { permissions } = (await (await some.get('/v1/me')).json()) as { permissions: string[] };
    expect([permissions.includes('users:manage'), permissions.includes('settings:manage')]).toEqual([true, false]);
  });

  it.each(cases)('$name asks for metrics by every dimension and gets the own sales, exactly', async (one) => {
    const isOpen = isLetIn('stores', one.role);
    await Promise.all(
      dimensionIds.map(async (dimension) => {
        const query = { metrics: ['netSales', 'tickets'], dimensions: [dimension], period };
        const response = await caller(one).ask('POST', '/v1/metrics/query', query);
        const text = await response.text();
        expect([dimension, response.status, leaks(one, text, false)]).toEqual([dimension, isOpen ? 200 : 403, []]);
        if (!isOpen) return;
        const { rows, total } = JSON.parse(text) as { rows: { netSales: string }[]; total: { netSales: string } };
        expect([dimension, Number(total.netSales)]).toEqual([dimension, sumOf(one)]);
        expect(rows.reduce((sum, row) => sum + Number(row.netSales), 0)).toBe(sumOf(one));
      }),
    );
  });

  it.each(cases)('$name asks for the network and gets store totals or nothing', async (one) => {
    const isOpen = isLetIn('stores', one.role);
    const ofTenant = sellers
      .filter((seller) => seller.tenantId === one.tenant)
      .reduce((sum, seller) => sum + seller.amount, 0);
    const seesAll = one.sees === everything;
    await Promise.all(
      dimensionIds.map(async (dimension) => {
        const query = { metrics: ['netSales'], dimensions: [dimension], period, scope: 'network' };
        const response = await caller(one).ask('POST', '/v1/metrics/query', query);
        const text = await response.text();
        const tellsPlace = one.tenant === 'veiled' && dimension === 'region';
        const isTotal = one.network === true && networkDimensions.includes(dimension) && !tellsPlace;
        const isGranted = isOpen && (seesAll || isTotal);
        expect([dimension, response.status, leaks(one, text, true)]).toEqual([dimension, isGranted ? 200 : 403, []]);
        // Two tickets a store are below the floor: a manager is told nothing of the others yet.
        if (isGranted)
          expect(Number((JSON.parse(text) as { total: { netSales: string } }).total.netSales)).toBe(
            seesAll ? ofTenant : sumOf(one),
          );
      }),
    );
  });

  it.each(cases)(
    '$name cannot filter the way to another store or seller, nor learn margins beyond the role',
    async (one) => {
      for (const foreign of sellers.filter((seller) => seller.tenantId !== one.tenant || !one.sees(seller))) {
        const isShown = one.network === true && one.tenant === 'acme' && foreign.tenantId === 'acme';
        if (one.network === true && !isShown) {
          const filters = [{ dimension: 'store', in: [foreign.storeId] }];
          const query = { metrics: ['netSales'], dimensions: ['store'], filters, period, scope: 'network' };
          const isOwn = foreign.storeId === `${one.tenant}-st-norte-1`;
          const { status } = await caller(one).ask('POST', '/v1/metrics/query', query);
          expect([foreign.storeId, status]).toEqual([foreign.storeId, isOwn ? 200 : 403]);
        }
        for (const [dimension, value] of [
          ['store', foreign.storeId],
          ['seller', foreign.sellerId],
        ] as const) {
          const seesStore = sellers.some(
            (seller) => seller.tenantId === one.tenant && one.sees(seller) && seller.storeId === foreign.storeId,
          );
          if (dimension === 'store' && seesStore) continue;
          const filters = [{ dimension, in: [value] }];
          const response = await caller(one).ask('POST', '/v1/metrics/query', {
            metrics: ['netSales'],
            filters,
            period,
          });
          const total =
            response.status === 200
              ? Number(((await response.json()) as { total: { netSales: string } }).total.netSales)
              : 0;
          expect([dimension, value, total]).toEqual([dimension, value, 0]);
        }
      }
      const margins = await caller(one).ask('POST', '/v1/metrics/query', { metrics: ['margin', 'cost'], period });
      expect(margins.status).toBe(isLetIn('margins', one.role) ? 200 : 403);
    },
  );

  it('shows cost of products to roles of the tenant and of a region only', async () => {
    for (const one of cases.filter((each) => isLetIn('stores', each.role))) {
      const text = await (await caller(one).get('/v1/products')).text();
      expect([one.name, text.includes('7.77')]).toEqual([
        one.name,
        ['admin', 'analyst', 'regional'].includes(one.role),
      ]);
    }
  });

  it('keeps the other stores anonymous where the tenant wants it, and takes their aliases in filters', async () => {
    const manager = cases.find((one) => one.name === 'manager@veiled');
    if (manager === undefined) throw new Error('no manager');
    const { items } = (await (await caller(manager).get('/v1/stores')).json()) as {
      items: { id: string; name: string; access: string }[];
    };
    const others = items.filter((item) => item.access === 'totals');
    expect(others.map((item) => item.name).sort()).toEqual(['Loja 1', 'Loja 2']);
    const query = {
      metrics: ['netSales'],
      dimensions: ['store'],
      period,
      scope: 'network',
      filters: [{ dimension: 'store', in: [others[0]?.id] }],
    };
    const answer = (await (await caller(manager).ask('POST', '/v1/metrics/query', query)).json()) as {
      rows: { store: string }[];
      network: unknown;
    };
    expect(answer).toMatchObject({ rows: [], network: { floor: 5, joined: [] } });
    expect((await caller(manager).get('/v1/stores/veiled-st-sul-1')).status).toBe(404);
  });

  it('lets nobody name another tenant but the admin key', async () => {
    for (const one of cases.filter((each) => each.name !== 'instance')) {
      expect((await caller(one).get('/v1/me', { 'x-tenant-id': 'rival' })).status).toBe(403);
      expect((await caller(one).get('/v1/tenants')).status).toBe(403);
    }
    const admin = new Client(api.url, { authorization: `Bearer ${ADMIN_API_KEY}` });
    expect((await admin.get('/v1/tenants')).status).toBe(200);
    expect((await admin.get('/v1/stores')).status).toBe(400);
    expect(await (await admin.get('/v1/stores', { 'x-tenant-id': 'nobody' })).json()).toMatchObject({
      status: 404,
      code: 'unknown_tenant',
      errors: [{ pointer: '/X-Tenant-Id', message: 'Is the id of no tenant.' }],
    });
  });
});

describe('whoever makes people and keys', () => {
  const user = { tenantId: 'acme', password: PASSWORD, name: 'Admin', role: 'admin', locale: 'en' };
  const keyOf = (...storeIds: string[]) => ({ name: 'k', role: 'analyst', ...(storeIds.length > 0 && { storeIds }) });
  const person = (kind: string, value?: string) => ({
    email: `${randomUUID()}@acme.example`,
    name: 'New',
    role: kind === 'self' ? 'seller' : 'analyst',
    scopes: [{ kind, value }],
  });
  const beyond = (pointer: string) => ({ status: 403, code: 'outside_scope', errors: [{ pointer }] });

  it('hands on no more than they hold', async () => {
    const own = 'acme-st-norte-1';
    await api.store.users.create({ ...user, email: 'shop@acme.example', scopes: [{ kind: 'store', value: own }] });
    await api.store.users.create({
      ...user,
      email: 'north@acme.example',
      scopes: [{ kind: 'region', value: 'Norte acme' }],
    });
    const shop = await Client.signIn(api.url, 'shop@acme.example');
    const north = await Client.signIn(api.url, 'north@acme.example');
    const whole = await Client.signIn(api.url, 'admin@acme.example');
    const make = async (client: Client, path: string, body: unknown) =>
      (await client.ask('POST', path, body)).json() as Promise<object>;

    expect(await make(shop, '/v1/api-keys', keyOf(own))).toHaveProperty('key');
    expect(await make(shop, '/v1/api-keys', keyOf())).toMatchObject(beyond('/storeIds'));
    expect(await make(shop, '/v1/api-keys', keyOf(own, 'acme-st-sul-1'))).toMatchObject(beyond('/storeIds/1'));
    expect(await make(shop, '/v1/users', person('self', `se-um-of-${own}`))).toHaveProperty('password');
    for (const wider of [
      person('tenant'),
      person('region', 'Norte acme'),
      person('store', 'acme-st-norte-2'),
      person('self', 'se-um-of-acme-st-sul-1'),
      person('self', 'nobody-yet'),
    ])
      expect(await make(shop, '/v1/users', wider)).toMatchObject(beyond('/scopes/0'));
    const manager = { ...person('store', own), role: 'manager' };
    expect(await make(shop, '/v1/users', manager)).toMatchObject(beyond('/role'));
    expect(await make(shop, '/v1/api-keys', { ...keyOf(own), role: 'manager' })).toMatchObject(beyond('/role'));
    expect(await make(whole, '/v1/users', manager)).toHaveProperty('password');
    expect(await make(north, '/v1/users', person('region', 'Norte acme'))).toHaveProperty('password');
    expect(await make(north, '/v1/users', person('region', 'Sul acme'))).toMatchObject(beyond('/scopes/0'));
  });

  it('sees and revokes no key that opens more than they hold', async () => {
    const own = 'acme-st-norte-2';
    await api.store.users.create({ ...user, email: 'keeper@acme.example', scopes: [{ kind: 'store', value: own }] });
    const keeper = await Client.signIn(api.url, 'keeper@acme.example');
    const keyFor = async (storeIds: string[] | null) =>
      (await api.store.apiKeys.create({ tenantId: 'acme', name: 'k', role: 'operator', storeIds })).apiKey.id;
    const beyond = [await keyFor(null), await keyFor(['acme-st-sul-1']), await keyFor([own, 'acme-st-sul-1'])];
    const held = [await keyFor([own]), await keyFor([own])];

    const seen: string[] = [];
    for (let path: string | undefined = '/v1/api-keys?limit=1'; path !== undefined; ) {
      const response = await keeper.get(path);
      const { items } = (await response.json()) as { items: { id: string; storeIds: string[] | null }[] };
      expect(items.map(({ storeIds }) => storeIds)).toEqual([[own]]);
      seen.push(...items.map(({ id }) => id));
      path = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    }
    expect(seen).toEqual(expect.arrayContaining(held));
    for (const id of beyond) {
      expect((await keeper.get(`/v1/api-keys/${id}`)).status).toBe(404);
      expect((await keeper.ask('DELETE', `/v1/api-keys/${id}`)).status).toBe(404);
      expect((await api.store.apiKeys.find('acme', id))?.revokedAt).toBeNull();
    }
    for (const id of held) {
      expect((await keeper.get(`/v1/api-keys/${id}`)).status).toBe(200);
      expect((await keeper.ask('DELETE', `/v1/api-keys/${id}`)).status).toBe(204);
    }
  });
});

describe('what is suggested', () => {
  const isWhole = (one: Case) => one.sees === everything;
  const seesStore = (one: Case, storeId: string) =>
    isWhole(one) || sellers.some((each) => each.tenantId === one.tenant && each.storeId === storeId && one.sees(each));
  const seesCosts = ['admin', 'analyst', 'regional'];
  const isOpen = (one: Case, route: string) => isLetIn(doors[route] as Who, one.role);
  const tells = ['companions', 'promote', 'margins'].flatMap((list) =>
    suggestionRoutes.filter((one) => one.endsWith(list)),
  );

  const askedOf = (one: Case) =>
    stores.filter(
      ({ tenantId, storeId }) =>
        (tenantId === one.tenant && !storeId.endsWith('norte-2')) ||
        (tenantId !== 'rival' && storeId.endsWith('norte-1')),
    );
  const [, ofUnit, ofBundle] = costWords;
  const costsOf = ({ role }: Case) =>
    seesCosts.includes(role) ? [ofUnit, ...(isLetIn('rules', role) ? [ofBundle] : [])] : [];

  it.each(cases)(
    '$name is told of every store of the scope, and of no other, and what things cost by the role alone',
    async (one) => {
      const costs = new Set<string>();
      const ask = async (route: string, { storeId, tenantId }: WorldStore) => {
        const { method, path, body, headers, status } = askSuggestion(route, storeId, one.tenant);
        const answer = await caller(one).ask(method, path, body, headers);
        const isTold = seesStore(one, storeId);
        // To whoever sees all stores, another tenant's is none.
        const ofSeen = tenantId === one.tenant ? status : 404;
        expect([route, storeId, answer.status]).toEqual([route, storeId, isTold ? ofSeen : 403]);
        // A problem names the path that was asked.
        const said = (await answer.text()).replace(path.split('?')[0] ?? '', '');
        expect([route, storeId, leaks(one, said.replaceAll(`"${storeId}"`, ''), false)]).toEqual([route, storeId, []]);
        for (const word of costWords) if (said.includes(word)) costs.add(word);
        const isOwn = isTold && tenantId === one.tenant;
        // As a whole value: the digits may stand in the id of an offer by chance.
        const tellsOf = (store: WorldStore) => said.includes(`"${unitsIn(store.storeId)}"`);
        const told = stores.filter(tellsOf).map((store) => store.storeId);
        const mustTell = isOwn && tells.includes(route) && !said.includes('"isHeldOut":true');
        expect([route, told]).toEqual([route, mustTell || (isOwn && told.length > 0) ? [storeId] : []]);
      };
      await Promise.all(
        suggestionRoutes
          .filter((route) => isOpen(one, route))
          .map(async (route) => {
            for (const store of askedOf(one)) await ask(route, store);
          }),
      );
      const isAnywhere = askedOf(one).some(({ storeId }) => seesStore(one, storeId));
      expect([...costs].sort()).toEqual(isAnywhere ? [...costsOf(one)].sort() : []);
    },
  );

  it('is closed to everybody else, whatever the store', async () => {
    for (const one of cases)
      for (const route of suggestionRoutes.filter((each) => !isOpen(one, each))) {
        const { method, path, body, headers } = askSuggestion(route, `${one.tenant}-st-norte-1`, one.tenant);
        const { status } = await caller(one).ask(method, path, body, headers);
        expect([one.name, route, status]).toEqual([one.name, route, 403]);
      }
  });
});

describe('alerts', () => {
  /** Every alert there is, with the callers who may know of it. */
  const alerts: { id: string; tenantId: string; isFor: (one: Case) => boolean }[] = [];
  const allOf = (one: Case, some: (seller: WorldSeller) => boolean) =>
    one.role !== 'seller' && sellers.filter((each) => each.tenantId === one.tenant && some(each)).every(one.sees);

  beforeAll(async () => {
    const kept = new TestAlerts(api.env.DATABASE_URL);
    const add = async (alert: Parameters<TestAlerts['add']>[0], isFor: (one: Case) => boolean) => {
      const { id, tenantId } = await kept.add(alert);
      await kept.addDelivery({ tenantId, alertId: id });
      alerts.push({ id, tenantId, isFor: (one) => one.tenant === tenantId && isFor(one) });
    };
    for (const { tenantId, storeId, sellerId } of sellers) {
      const subject = { grain: 'seller' as const, storeId, sellerId };
      await add(
        { tenantId, storeId, sellerId, grain: 'seller', subject },
        (one) => isLetIn('sellers', one.role) && sellers.some((each) => each.sellerId === sellerId && one.sees(each)),
      );
    }
    for (const { tenantId, storeId } of stores)
      await add({ tenantId, storeId, subject: { grain: 'store', storeId } }, (one) =>
        allOf(one, (each) => each.storeId === storeId),
      );
    for (const tenantId of ['acme', 'veiled', 'rival']) {
      const regionId = `Norte ${tenantId}`;
      const above = { tenantId, storeId: null };
      await add({ ...above, regionId, grain: 'region', subject: { grain: 'region', regionId } }, (one) =>
        allOf(one, ({ storeId }) => storeId.includes('norte')),
      );
      await add({ ...above, grain: 'network', subject: { grain: 'network' } }, (one) => allOf(one, everything));
    }
    await kept.close();
  });

  it.each(cases.filter((one) => isLetIn('alerts', one.role)))(
    '$name reads those of the own scope, in words that name nobody else, and no others by their id',
    async (one) => {
      const mine = alerts.filter(({ isFor }) => isFor(one)).map(({ id }) => id);
      const list = await (await caller(one).get('/v1/alerts?limit=500')).text();
      const { items, counts } = JSON.parse(list) as AlertList;
      expect([one.name, items.map(({ id }) => id).sort()]).toEqual([one.name, [...mine].sort()]);
      expect(counts.open).toBe(mine.length);
      for (const { id } of alerts) {
        const answer = await caller(one).get(`/v1/alerts/${id}`);
        const text = await answer.text();
        expect([id, answer.status, leaks(one, text, false)]).toEqual([id, mine.includes(id) ? 200 : 404, []]);
      }
      const others = alerts.flatMap(({ id }) => (mine.includes(id) ? [] : [id])).slice(0, 200);
      if (!one.name.includes('@') || others.length === 0) return;
      const body = { ids: others, action: 'comment', comment: 'x' };
      const acted = (await (await caller(one).ask('POST', '/v1/alerts:act', body)).json()) as AlertActionResult;
      expect(acted.done).toEqual([]);
      expect(acted.refused.map(({ code }) => code)).toEqual(others.map(() => 'not_found'));
    },
  );
});

describe('rules of alerts', () => {
  const tenants = ['acme', 'veiled', 'rival'];
  const idsOf = (tenantId: string) =>
    stores.filter((store) => store.tenantId === tenantId).map(({ storeId }) => storeId);
  const rules: { id: string; tenantId: string; storeIds: string[] }[] = [];

  beforeAll(async () => {
    const lists = (tenantId: string) => [...idsOf(tenantId).map((storeId) => [storeId]), idsOf(tenantId)];
    for (const tenantId of tenants) {
      const drafts = lists(tenantId).map((storeIds) => ({ storeIds, rule: aDraft({ storeIds }) }));
      const made = await api.store.alertRules.create(
        drafts.map(({ rule }) => ({ tenantId, state: 'on', authorId: null, rule })),
      );
      rules.push(...made.map(({ id }, place) => ({ id, tenantId, storeIds: drafts[place]?.storeIds ?? [] })));
    }
  });

  it.each(cases.filter((one) => isLetIn('rules', one.role)))(
    '$name reads those that look at the own stores, without the others, and makes none beyond them',
    async (one) => {
      const seen = new Set(
        sellers.filter((seller) => seller.tenantId === one.tenant && one.sees(seller)).map(({ storeId }) => storeId),
      );
      const mine = rules.filter(
        ({ tenantId, storeIds }) => tenantId === one.tenant && storeIds.some((id) => seen.has(id)),
      );
      const text = await (await caller(one).get('/v1/alert-rules?limit=500')).text();
      const { items } = JSON.parse(text) as AlertRuleList;
      expect(items.map(({ id }) => id).sort()).toEqual(mine.map(({ id }) => id).sort());
      const hidden = stores.filter(({ storeId }) => !seen.has(storeId)).flatMap(({ storeId, name }) => [storeId, name]);
      expect(hidden.filter((word) => text.includes(word))).toEqual([]);
      for (const { id } of rules) {
        const answers = await Promise.all(
          ['', '/versions'].map((part) => caller(one).get(`/v1/alert-rules/${id}${part}`)),
        );
        expect([id, ...answers.map(({ status }) => status)]).toEqual([
          id,
          ...(mine.some((rule) => rule.id === id) ? [200, 200] : [404, 404]),
        ]);
        const tested = await caller(one).ask('POST', `/v1/alert-rules/${id}/test`);
        // A rule that looks further than the caller may be read by them, and is tried out by others.
        const allowed = mine.some((rule) => rule.id === id) ? [202, 403, 409, 429] : [404];
        expect([id, allowed.includes(tested.status)]).toEqual([id, true]);
        answers.push(tested);
        const said = (await Promise.all(answers.map((answer) => answer.text()))).join(' ');
        expect(hidden.filter((word) => said.includes(word))).toEqual([]);
      }
      for (const { storeId } of stores) {
        const rule = aDraft({ storeIds: [storeId] });
        const asked = await caller(one).ask('POST', '/v1/alert-rules', { rule, state: 'draft' });
        // Whoever sees the whole tenant may name stores that are yet to come, and so any.
        const isOwn = seen.has(storeId) || seen.size === idsOf(one.tenant).length;
        expect([storeId, asked.status]).toEqual([storeId, isOwn ? 201 : 403]);
        const { id } = (await asked.json()) as { id?: string };
        if (id !== undefined) await caller(one).ask('DELETE', `/v1/alert-rules/${id}`);
      }
    },
  );
});

describe('the live stream', () => {
  const listening = cases.filter((one) => isLetIn('stores', one.role));
  const snapshotOf = (stream: LiveStream) => JSON.parse(stream.events.at(-1)?.data ?? '{}') as StreamSnapshot;

  it('refuses those who may not listen', async () => {
    for (const one of cases.filter((each) => !listening.includes(each))) {
      expect((await caller(one).get('/v1/stream')).status).toBe(403);
    }
  });

  it('gives everyone the day cut to the scope, and news only to those whom it concerns', async () => {
    const streams = new Map<Case, LiveStream>();
    for (const one of listening) streams.set(one, await LiveStream.open(caller(one)));
    for (const [one, stream] of streams) {
      await stream.until((events) => events.length > 0);
      expect([one.name, Number(snapshotOf(stream).total.netSales)]).toEqual([one.name, sumOf(one)]);
    }
    const producer = createProducer(api.kafka);
    await producer.connect();
    let sold = 0;
    for (const seller of sellers.filter((each) => each.tenantId === 'acme')) {
      const before = new Map([...streams].map(([one, stream]) => [one, stream.events.length]));
      const sale = {
        ...seller,
        productId: 'acme-pr-1',
        soldAt: new Date(),
        ticketId: `live-${seller.sellerId}`,
        amount: seller.amount * 1_000,
      };
      await new SaleLines(api.warehouse).append([saleRow(sale)], sale.ticketId);
      await producer.send({ topic: topicName(api.env, topics.salesAccepted), messages: [acceptedMessage(sale)] });
      sold += sale.amount;
      for (const [one, stream] of streams) {
        if (one.tenant !== 'acme' || !one.sees(seller)) continue;
        await stream.until((events) => events.length > (before.get(one) ?? 0));
      }
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      for (const [one, stream] of streams) {
        const isConcerned = one.tenant === 'acme' && one.sees(seller);
        expect([one.name, seller.sellerId, stream.events.length > (before.get(one) ?? 0)]).toEqual([
          one.name,
          seller.sellerId,
          isConcerned,
        ]);
      }
    }
    await producer.disconnect();
    for (const [one, stream] of streams) {
      const expected = sumOf(one) * (one.tenant === 'acme' ? 1_001 : 1);
      expect([one.name, Number(snapshotOf(stream).total.netSales)]).toEqual([one.name, expected]);
      for (const { data } of stream.events) expect([one.name, leaks(one, data, false)]).toEqual([one.name, []]);
      stream.close();
    }
    expect(sold).toBe(63_000);
  }, 120_000);

  function acceptedMessage(sale: {
    tenantId: string;
    storeId: string;
    sellerId: string;
    ticketId: string;
    amount: number;
    soldAt: Date;
  }) {
    const value = {
      tenantId: sale.tenantId,
      storeId: sale.storeId,
      ticketId: sale.ticketId,
      revision: 0,
      status: 'closed',
      kind: 'sale',
      soldAt: sale.soldAt.toISOString(),
      soldOn: today,
      soldHour: 0,
      channel: 'store',
      currency: 'BRL',
      eventId: sale.ticketId,
      sellerIds: [sale.sellerId],
      lines: [],
      netSales: String(sale.amount),
      source: { partition: 0, offset: '0' },
      rawAt: Date.now() - 20,
      acceptedAt: Date.now(),
    };
    return { key: `${sale.tenantId}:${sale.storeId}`, value: JSON.stringify(value) };
  }
});
