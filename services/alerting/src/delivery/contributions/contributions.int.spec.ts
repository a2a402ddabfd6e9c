import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type AlertRaised, alertWebhookSchema } from '@vitrine/contracts';
import { createLogger } from '@vitrine/platform';
import type { User } from '@vitrine/store';
import { createDirectory, createWarehouse, SaleLines, Sellers, Stores, type Warehouse } from '@vitrine/warehouse';
import { aSaleLineRow } from '@vitrine/warehouse/testing';
import { contributionsOf } from '../delivery.part.js';
import { DeliveryWorld } from '../testing/delivery-world.fixture.js';

jest.setTimeout(120_000);

/** Everything that could leak has a name of its own; what each sold in one hour of a week ago, and of today. */
const people = [
  {
    sellerId: 'me',
    name: 'Pessoa Eu',
    storeId: 'store-01',
    productId: 'pr-eu',
    channel: 'store',
    before: 4_020,
    now: 1_420,
  },
  {
    sellerId: 'colleague',
    name: 'Pessoa Colega',
    storeId: 'store-01',
    productId: 'pr-colega',
    channel: 'app',
    before: 1_750,
    now: 1_700,
  },
  {
    sellerId: 'faraway',
    name: 'Pessoa Longe',
    storeId: 'store-02',
    productId: 'pr-longe',
    channel: 'online',
    before: 9_000,
    now: 1_000,
  },
] as const;
const place = (storeId: string) => ({
  tenantId: 'demo',
  storeId,
  name: `Filial ${storeId}`,
  region: 'Norte',
  timeZone: 'America/Sao_Paulo',
});

let world: DeliveryWorld;
let warehouse: Warehouse;
let stopWarehouse: () => Promise<void>;
const receivers = new Map<string, User>();

beforeAll(async () => {
  world = await DeliveryWorld.open('alerting_contributions');
  const { CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD } = process.env;
  const CLICKHOUSE_DATABASE = `alerting_contributions_${process.pid}`;
  warehouse = createWarehouse({ CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD, CLICKHOUSE_DATABASE } as never);
  await warehouse.migrate();
  stopWarehouse = async () => {
    await warehouse.command({
      name: 'spec.drop',
      sql: `DROP DATABASE IF EXISTS ${CLICKHOUSE_DATABASE}`,
      database: null,
    });
    await warehouse.close();
  };
  await seed();
  const names = { tenantOf: (id: string) => world.store.tenants.find(id) };
  world.contributions = contributionsOf(
    { ...world, warehouse, clock: world.clock } as never,
    createDirectory(warehouse, world.store.rollups),
    names,
    createLogger('spec', 'silent'),
    // Here the answers count, not how fast this machine gives them.
    { withinMs: 30_000, inTimeMs: 60_000, queryMs: 30_000 },
  );
  for (const [name, role, scope] of [
    ['admin', 'admin', { kind: 'tenant', value: '' }],
    ['manager', 'manager', { kind: 'store', value: 'store-01' }],
    ['seller', 'seller', { kind: 'self', value: 'me' }],
  ] as const)
    receivers.set(name, await world.person(`${name}@loja.example`, { role, scopes: [scope] }));
  world.send();
}, 120_000);
afterAll(async () => {
  await world?.close();
  await stopWarehouse?.();
});

async function seed(): Promise<void> {
  const more = { city: '', state: '', openedOn: null, areaM2: null, format: '', hours: [], version: 1 };
  await new Stores(warehouse).upsert(
    ['store-01', 'store-02'].map((id) => ({ ...place(id), ...more })),
    'w',
  );
  await new Sellers(warehouse).upsert(
    people.map(({ sellerId, storeId, name }) => ({
      tenantId: 'demo',
      sellerId,
      storeId,
      name,
      active: true,
      version: 1,
    })),
    'w',
  );
  await world.store.people.upsert(
    people.map(({ sellerId, storeId, name }) => ({ tenantId: 'demo', sellerId, storeId, name })),
  );
  const sales = people.flatMap(({ sellerId, storeId, productId, channel, before, now }) =>
    (
      [
        ['2026-11-20', before],
        ['2026-11-27', now],
      ] as const
    ).map(([soldOn, amount]) =>
      aSaleLineRow({
        ...{
          tenantId: 'demo',
          sellerId,
          storeId,
          productId,
          channel,
          soldOn,
          soldHour: 14,
          netAmountE4: amount * 10_000,
        },
        ...{
          ticketId: `${sellerId}-${soldOn}`,
          eventId: `${sellerId}-${soldOn}`,
          soldAtMs: Date.parse(`${soldOn}T17:30:00Z`),
        },
      }),
    ),
  );
  await new SaleLines(warehouse).append(sales, 'w');
}

const mailOf = async (name: string, subject: AlertRaised['subject'], change: Partial<AlertRaised> = {}) => {
  const { id: userId, email } = receivers.get(name) as User;
  const count = () => world.sinks.mail.mails.all.filter(({ to }) => to.includes(email));
  const before = count().length;
  const id = await world.raise('mail', { userId }, { subject, ...change });
  const { state } = await world.until(
    () => world.stateOf(id),
    (row) => row.state !== 'queued',
  );
  const mail = count()[before];
  return { state, text: mail?.text.replace(/\s+/g, ' ') ?? '', html: mail?.html ?? '' };
};

const ofStore = { grain: 'store', storeId: 'store-01' } as const;

describe('a message says who moved the figure', () => {
  it('in a mail, with the share, as HTML and as text', async () => {
    const { text, html } = await mailOf('manager', ofStore);
    for (const part of [text, html]) expect(part).toMatch(/Pessoa Eu \(98[.,]1/);
  });

  it('in a webhook, each with its share, as figures and as sentences', async () => {
    const { id: endpointId } = await world.endpoint('/erp');
    const id = await world.raise('webhook', { endpointId }, { subject: ofStore });
    await world.until(
      () => world.stateOf(id),
      ({ state }) => state === 'delivered',
    );
    const [request] = world.sinks.webhook.requests.all.filter(({ path }) => path === '/erp');
    const { alert } = alertWebhookSchema.parse(JSON.parse(request?.body ?? '')).data;
    const seller = alert?.contributors.find(({ dimension }) => dimension === 'seller');
    expect(seller).toEqual({ dimension: 'seller', id: 'me', name: 'Pessoa Eu', effect: '-2600', share: '0.9811' });
    expect(alert?.findings.map((one) => one.en).join(' ')).toContain('Pessoa Eu (98.1%');
    expect(alert?.findings.map((one) => one['pt-BR']).join(' ')).toContain('Pessoa Eu (98,1');
  });
});

/** The figure of what the reader sees of it, so that its parts are told. */
function soldOf(subject: AlertRaised['subject'], seen: readonly string[]): AlertRaised['evidence'][number] {
  const isOf = (one: (typeof people)[number]) =>
    seen.includes(one.sellerId) &&
    (subject.storeId === undefined || subject.storeId === one.storeId) &&
    (subject.sellerId === undefined || subject.sellerId === one.sellerId);
  const value = people.filter(isOf).reduce((sum, { now }) => sum + now, 0);
  const toMs = Date.UTC(2026, 10, 27, 18);
  return {
    ...{ condition: 'change', metric: 'netSales', fromMs: toMs - 3_600_000, toMs, value, tickets: 21 },
    ...{ expected: value * 2, spread: null, judged: -0.5, by: 'share', against: 'sameWeekday', side: 'below' },
    ...{ warning: -0.2, critical: -0.5 },
  };
}

describe('a text holds nothing from outside the scope of its reader', () => {
  const sees: Record<string, readonly string[]> = {
    admin: ['me', 'colleague', 'faraway'],
    manager: ['me', 'colleague'],
    seller: ['me'],
  };
  const subjects: AlertRaised['subject'][] = [
    { grain: 'network' },
    ofStore,
    { grain: 'store', storeId: 'store-02' },
    ...people.map(({ storeId, sellerId }) => ({ grain: 'seller' as const, storeId, sellerId })),
  ];

  it.each(
    Object.keys(sees).flatMap((name) => subjects.map((subject) => [name, JSON.stringify(subject), subject] as const)),
  )('%s, by mail, about %s', async (name, _, subject) => {
    const { text, html } = await mailOf(name, subject, { evidence: [soldOf(subject, sees[name] ?? [])] });
    const hidden = people.filter(({ sellerId }) => !sees[name]?.includes(sellerId));
    const words = hidden.flatMap((one) => [
      one.sellerId,
      one.name,
      one.productId,
      one.channel,
      `${`${one.before - one.now}`.replace(/(\d)(\d{3})$/, '$1.$2')},00`,
    ]);
    const isHidden = hidden.every(({ channel }) => channel !== 'online') ? [] : ['store-02', 'Filial store-02'];
    expect(
      [...words.filter((word) => word !== 'app' && word !== 'me'), ...isHidden].filter((word) =>
        `${text} ${html}`.includes(word),
      ),
    ).toEqual([]);
  });
});

it('goes out in time without contributors while the warehouse is away', async () => {
  const away = { query: () => new Promise(() => undefined) } as never;
  world.contributions = contributionsOf(
    { store: world.store, clock: world.clock, warehouse: away } as never,
    createDirectory(away, world.store.rollups),
    { tenantOf: (id) => world.store.tenants.find(id) },
    createLogger('spec', 'silent'),
  );
  const { id: endpointId } = await world.endpoint('/away');
  const id = await world.raise('webhook', { endpointId }, { subject: ofStore });
  await world.until(
    () => world.stateOf(id),
    ({ state }) => state === 'delivered',
  );
  const [request] = world.sinks.webhook.requests.all.filter(({ path }) => path === '/away');
  expect(alertWebhookSchema.parse(JSON.parse(request?.body ?? '')).data.alert?.contributors).toEqual([]);
});
