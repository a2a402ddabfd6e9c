import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type {
  Alert,
  AlertActionResult,
  AlertDeliveryList,
  AlertDetail,
  AlertList,
  NotificationSettings,
} from '@vitrine/contracts';
import { TestAlerts } from '@vitrine/store/testing';
import { SaleLines } from '@vitrine/warehouse';
import { Client } from '../testing/client.js';
import { saleRow } from '../testing/sale-row.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

const STORE = 'acme-st-norte-1';
const SELLER = `se-um-of-${STORE}`;
let api: ApiUnderTest;
let kept: TestAlerts;
let admin: Client;
let manager: Client;
let seller: Client;
let managerId: string;
let sellerUserId: string;

beforeAll(async () => {
  api = await startApi('api_alerts', async (store, warehouse) => {
    await seedWorld(store, warehouse, new Date());
    await new SaleLines(warehouse).append(salesAround, 'around');
  });
  kept = new TestAlerts(api.env.DATABASE_URL);
  [admin, manager, seller] = (await Promise.all(
    ['admin', 'manager', 'seller'].map((name) => Client.signIn(api.url, `${name}@acme.example`)),
  )) as [Client, Client, Client];
  managerId = await idOf('manager');
  sellerUserId = await idOf('seller');
}, 180_000);
afterAll(async () => {
  await kept?.close();
  await api?.stop();
}, 60_000);

/** In the hour of the alerts and a week before: one seller of the store falls from 1,000 to 200, the other sells 500 both times. */
const salesAround = (
  [
    ['2026-11-13T14:30:00Z', 'um', 1_000],
    ['2026-11-13T14:30:00Z', 'dois', 500],
    ['2026-11-20T14:30:00Z', 'um', 200],
    ['2026-11-20T14:30:00Z', 'dois', 500],
  ] as const
).map(([soldAt, who, amount]) =>
  saleRow({
    ...{ tenantId: 'acme', storeId: STORE, sellerId: `se-${who}-of-${STORE}`, productId: 'acme-pr-1', amount },
    ...{ soldAt: new Date(soldAt), ticketId: `${soldAt}-${who}` },
  }),
);

const idOf = async (name: string) => (await api.store.users.findByEmail(`${name}@acme.example`))[0]?.id ?? '';
const ofStore = {
  tenantId: 'acme',
  storeId: STORE,
  regionId: 'Norte acme',
  subject: { grain: 'store' as const, storeId: STORE },
};
const ofSeller = {
  ...ofStore,
  grain: 'seller' as const,
  sellerId: SELLER,
  subject: { grain: 'seller' as const, storeId: STORE, sellerId: SELLER },
};

async function read<T>(client: Client, path: string): Promise<T> {
  const answer = await client.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as T;
}
async function act(client: Client, body: object): Promise<AlertActionResult> {
  const answer = await client.ask('POST', '/v1/alerts:act', body);
  expect(answer.status).toBe(200);
  return (await answer.json()) as AlertActionResult;
}
const refusal = async (client: Client, body: object) => {
  const answer = await client.ask('POST', '/v1/alerts:act', body);
  return { status: answer.status, ...((await answer.json()) as object) };
};

describe('GET /v1/alerts', () => {
  it('says what happened in both languages, with the names and figures', async () => {
    const { id } = await kept.add(ofSeller, [managerId]);
    const { items } = await read<AlertList>(manager, '/v1/alerts?grain=seller');
    const [alert] = items.filter((one) => one.id === id);
    expect(alert).toMatchObject({
      subject: { name: `Pessoa um de ${STORE}`, storeName: 'Filial acme norte-1', timeZone: 'America/Sao_Paulo' },
      isUnread: true,
      status: 'open',
    });
    expect(alert?.headline['pt-BR']).toMatch(/Pessoa um de .*34% abaixo.*R\$\s3\.120,00/);
    expect(alert?.headline.en).toMatch(/Pessoa um de .*34% below.*R\$3,120\.00/);
  });

  it('pages to the end, and counts everything whatever is filtered', async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => (await kept.add({ ...ofStore, level: 'critical' })).id));
    const seen: Alert[] = [];
    let path: string | undefined = '/v1/alerts?limit=1&level=critical';
    while (path !== undefined) {
      const answer = await manager.get(path);
      const { items, counts } = (await answer.json()) as AlertList;
      expect(counts.critical).toBe(3);
      expect(counts.open).toBeGreaterThan(3);
      seen.push(...items);
      path = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    expect(seen.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect((await read<AlertList>(manager, '/v1/alerts?level=critical&status=resolved')).items).toEqual([]);
  });

  it('refuses a cursor and a status that are none', async () => {
    for (const query of ['cursor=x', 'status=gone', 'ruleId=1', 'colour=red'])
      expect([query, (await manager.get(`/v1/alerts?${query}`)).status]).toEqual([query, 400]);
  });

  it('tells nobody of costs who may not see them', async () => {
    const [first] = (await read<AlertList>(admin, '/v1/alerts')).items;
    const evidence = (first?.evidence ?? []).map((each) => ({ ...each, metric: 'margin' as const }));
    const { id } = await kept.add({ ...ofStore, evidence });
    const operator = await Client.signIn(api.url, 'operator@acme.example');
    expect((await manager.get(`/v1/alerts/${id}`)).status).toBe(200);
    expect((await operator.get(`/v1/alerts/${id}`)).status).toBe(404);
  });
});

describe('GET /v1/alerts/{id}', () => {
  it('has the course of things, the messages, what was before, and whom it can be given to', async () => {
    const ruleId = randomUUID();
    const before = await kept.add({ ...ofStore, ruleId, raisedAt: new Date('2026-11-13T15:00:00Z') });
    const { id } = await kept.add({ ...ofStore, ruleId });
    await kept.addDelivery({ tenantId: 'acme', alertId: id, userId: managerId, channel: 'mail', state: 'sent' });
    await act(manager, { ids: [id], action: 'comment', comment: 'Ligando' });
    const detail = await read<AlertDetail>(manager, `/v1/alerts/${id}`);
    expect(detail.events.map(({ kind, actor, comment }) => [kind, actor?.name, comment])).toEqual([
      ['raised', undefined, null],
      ['commented', 'manager', 'Ligando'],
    ]);
    expect(detail.deliveries).toMatchObject([{ channel: 'mail', state: 'sent', recipient: { name: 'manager' } }]);
    expect(detail.earlier.map((one) => one.id)).toEqual([before.id]);
    expect(detail.screen).toBe(`/stores/${STORE}?period=2026-11-20..2026-11-20`);
    const names = detail.assignees.map(({ name }) => name);
    expect(names[0]).toBe('manager');
    expect(names).toEqual(expect.arrayContaining(['admin', 'regional', 'operator']));
    expect(names).not.toContain('producer');
    expect(names).not.toContain('seller');
  });

  it('says what moved the figure, how it went, and what to do', async () => {
    const [first] = (await read<AlertList>(manager, '/v1/alerts')).items;
    const evidence = (first?.evidence ?? []).map((each) => ({ ...each, metric: 'netSales' as const, value: 700 }));
    const { id } = await kept.add({ ...ofStore, evidence });
    const detail = await read<AlertDetail>(manager, `/v1/alerts/${id}`);
    expect(detail.contributors).toEqual([
      { dimension: 'seller', id: SELLER, name: `Pessoa um de ${STORE}`, effect: '-800', share: '1' },
    ]);
    const [finding, ...others] = detail.findings.map((text) => text['pt-BR'].replace(/\s/gu, ' '));
    expect(finding).toBe(
      `Por vendedor, a queda em relação ao mesmo dia da semana veio de Pessoa um de ${STORE} (100% da queda, R$ 800,00 a menos)`,
    );
    expect(others).toEqual([]);
    expect(detail.chart).toMatchObject({
      metric: 'netSales',
      points: [{ at: '2026-11-20T14:00:00.000Z', value: 700, expected: 1_500 }],
    });
    expect(detail.actions[0]?.en).toMatch(/till/u);
  });

  it('tells a seller what moved their own figure, and nothing of colleagues', async () => {
    const { id } = await kept.add(ofSeller, [sellerUserId]);
    const detail = await read<AlertDetail>(seller, `/v1/alerts/${id}`);
    expect(JSON.stringify(detail)).not.toContain('se-dois');
    expect(JSON.stringify(detail)).not.toContain('Pessoa dois');
    expect(detail.chart?.points).toMatchObject([{ value: 200, expected: 1_000 }]);
  });

  it('knows no alert of another store or organisation', async () => {
    for (const alert of [
      { tenantId: 'rival', storeId: 'rival-st-sul-1' },
      { ...ofStore, storeId: 'acme-st-sul-1' },
    ]) {
      const { id } = await kept.add(alert);
      expect((await manager.get(`/v1/alerts/${id}`)).status).toBe(404);
    }
    expect((await manager.get('/v1/alerts/x')).status).toBe(400);
  });

  it('shows a seller neither what others wrote nor who could have it', async () => {
    const { id } = await kept.add(ofSeller, [sellerUserId]);
    await act(manager, { ids: [id], action: 'comment', comment: 'Entre nós' });
    await act(seller, { ids: [id], action: 'comment', comment: 'Estava no estoque' });
    await kept.addDelivery({ tenantId: 'acme', alertId: id, userId: managerId });
    const detail = await read<AlertDetail>(seller, `/v1/alerts/${id}`);
    expect(detail.events.flatMap(({ comment }) => comment ?? [])).toEqual(['Estava no estoque']);
    expect([detail.assignees, detail.deliveries]).toEqual([[], []]);
    expect(detail.screen).toMatch(/^\/overview\?/);
  });
});

describe('POST /v1/alerts:act', () => {
  it('does one thing with many, and says of each other why not', async () => {
    const [open, resolved] = [await kept.add(ofStore), await kept.add({ ...ofStore, status: 'resolved' })];
    const nobody = randomUUID();
    const { done, refused } = await act(manager, {
      ids: [open.id, resolved.id, nobody],
      action: 'acknowledge',
    });
    expect(done).toMatchObject([{ id: open.id, assignee: { name: 'manager' }, acknowledgedAt: expect.any(String) }]);
    expect(refused.map(({ id, code }) => [id, code])).toEqual([
      [resolved.id, 'alert_resolved'],
      [nobody, 'not_found'],
    ]);
    for (const { message } of refused) expect(message).toMatch(/alerta/);
  });

  it('names the field that an action lacks, or that does not fit', async () => {
    const ids = [(await kept.add(ofStore)).id];
    const producer = await idOf('producer');
    for (const [body, pointer] of [
      [{ action: 'snooze' }, '/until'],
      [{ action: 'snooze', until: '2020-01-01T00:00:00Z' }, '/until'],
      [{ action: 'snooze', until: '2099-01-01T00:00:00Z' }, '/until'],
      [{ action: 'resolve' }, '/cause'],
      [{ action: 'comment' }, '/comment'],
      [{ action: 'assign' }, '/assigneeId'],
      [{ action: 'assign', assigneeId: producer }, '/assigneeId'],
      [{ action: 'assign', assigneeId: randomUUID() }, '/assigneeId'],
    ] as const)
      expect(await refusal(manager, { ids, ...body })).toMatchObject({ status: 400, errors: [{ pointer }] });
  });

  it('is refused on a state that somebody changed after it was read', async () => {
    const { id } = await kept.add(ofStore);
    const asked = { ids: [id], versions: { [id]: 1 }, action: 'resolve', cause: 'fixed' };
    await act(admin, { ids: [id], action: 'acknowledge' });
    expect((await act(manager, asked)).refused).toMatchObject([{ code: 'changed_meanwhile' }]);
    expect((await act(manager, { ...asked, versions: { [id]: 2 } })).done).toMatchObject([{ status: 'resolved' }]);
  });

  it('lets a seller take what is about them, and hide it from nobody', async () => {
    const { id } = await kept.add(ofSeller);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect((await act(seller, { ids: [id], action: 'acknowledge' })).done).toHaveLength(1);
    for (const body of [
      { action: 'snooze', until },
      { action: 'resolve', cause: 'other' },
    ])
      expect(await refusal(seller, { ids: [id], ...body })).toMatchObject({ status: 403 });
  });

  it('is for people: no key acts', async () => {
    const { key } = await api.store.apiKeys.create({ tenantId: 'acme', name: 'k', role: 'admin' });
    const program = new Client(api.url, { authorization: `Bearer ${key}` });
    const { id } = await kept.add(ofStore);
    expect((await program.get(`/v1/alerts/${id}`)).status).toBe(200);
    expect(await refusal(program, { ids: [id], action: 'read' })).toMatchObject({ status: 403 });
  });
});

describe('GET /v1/alert-deliveries', () => {
  it('pages through the messages of the own stores, newest first', async () => {
    const [own, other] = [await kept.add(ofStore), await kept.add({ ...ofStore, storeId: 'acme-st-sul-1' })];
    const at = (minute: number) => new Date(Date.UTC(2099, 0, 1, 0, minute));
    const ids = await Promise.all(
      [1, 2, 3].map((minute) =>
        kept.addDelivery({
          tenantId: 'acme',
          alertId: own.id,
          userId: managerId,
          state: 'held',
          createdAt: at(minute),
        }),
      ),
    );
    await kept.addDelivery({ tenantId: 'acme', alertId: other.id, userId: managerId, state: 'held' });
    const first = await read<AlertDeliveryList>(manager, '/v1/alert-deliveries?state=held&limit=2');
    const next = await read<AlertDeliveryList>(
      manager,
      `/v1/alert-deliveries?state=held&limit=2&cursor=${first.nextCursor}`,
    );
    expect([...first.items, ...next.items].map(({ id }) => id)).toEqual([...ids].reverse());
    expect(first.items[0]).toMatchObject({ recipient: { name: 'manager' }, nextTryAt: expect.any(String) });
    expect(next.nextCursor).toBeNull();
  });
});

describe('/v1/me/notifications', () => {
  const PATH = '/v1/me/notifications';

  it('has a default for everything, and keeps what a person chooses for themselves', async () => {
    const before = await read<NotificationSettings>(manager, PATH);
    expect(before).toMatchObject({ channels: ['app', 'push', 'mail'], locale: 'pt-BR', quietFrom: null });
    const changed = await manager.ask('PATCH', PATH, { quietFrom: '22:00', quietTo: '07:00' });
    expect([changed.status, await changed.json()]).toEqual([200, { ...before, quietFrom: '22:00', quietTo: '07:00' }]);
    expect(await read<NotificationSettings>(manager, PATH)).toMatchObject({ quietFrom: '22:00', quietTo: '07:00' });
    expect(await read<NotificationSettings>(seller, PATH)).toMatchObject({ quietFrom: null });
  });

  it('refuses quiet hours from a time to the same, by the field that was given', async () => {
    await manager.ask('PATCH', PATH, { quietFrom: '22:00', quietTo: '07:00' });
    for (const [patch, pointer] of [
      [{ quietFrom: '07:00' }, '/quietFrom'],
      [{ quietTo: '22:00' }, '/quietTo'],
      [{ quietFrom: '00:00', quietTo: '24:00' }, '/quietTo'],
    ] as const) {
      const answer = await manager.ask('PATCH', PATH, patch);
      expect([answer.status, await answer.json()]).toMatchObject([400, { errors: [{ pointer, code: 'empty_span' }] }]);
    }
    expect((await manager.ask('PATCH', PATH, { quietFrom: null, quietTo: null })).status).toBe(200);
  });

  it('refuses what is no setting, and a program, which nobody tells', async () => {
    for (const patch of [{ dailyBudget: 0 }, { locale: 'fr' }, { loud: true }])
      expect((await manager.ask('PATCH', PATH, patch)).status).toBe(400);
    const { key } = await api.store.apiKeys.create({ tenantId: 'acme', name: 'k', role: 'admin' });
    expect((await new Client(api.url, { authorization: `Bearer ${key}` }).get(PATH)).status).toBe(404);
  });
});
