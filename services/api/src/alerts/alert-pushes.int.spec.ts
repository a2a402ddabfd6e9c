import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { StreamAlert } from '@vitrine/contracts';
import { administer, TestAlerts } from '@vitrine/store/testing';
import { Client, LiveStream } from '../testing/client.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

const STORE = 'acme-st-norte-1';
let api: ApiUnderTest;
let kept: TestAlerts;

beforeAll(async () => {
  api = await startApi('api_alert_pushes', (store, warehouse) => seedWorld(store, warehouse, new Date()));
  kept = new TestAlerts(api.env.DATABASE_URL);
}, 180_000);
afterAll(async () => {
  await kept?.close();
  await api?.stop();
}, 60_000);

const alertsOf = (stream: LiveStream) =>
  stream.events.flatMap(({ event, data }) => (event === 'alert' ? [JSON.parse(data) as StreamAlert] : []));
const idsOf = (stream: LiveStream) => alertsOf(stream).map(({ alertId }) => alertId);
const open = async (name: string) => {
  const stream = await LiveStream.open(await Client.signIn(api.url, `${name}@acme.example`));
  await stream.until((events) => events.length > 0);
  return stream;
};
const ofStore = (storeId = STORE) => ({ tenantId: 'acme', storeId, subject: { grain: 'store' as const, storeId } });
const idOf = async (name: string) => (await api.store.users.findByEmail(`${name}@acme.example`))[0]?.id ?? '';

describe('what becomes of alerts', () => {
  it('is pushed to those in whose scope it is, with counts of their own, and to nobody else', async () => {
    const names = ['admin', 'manager', 'seller'] as const;
    const streams = new Map<string, LiveStream>();
    for (const name of names) streams.set(name, await open(name));
    const [admin, manager, seller] = names.map((name) => streams.get(name)) as [LiveStream, LiveStream, LiveStream];
    const elsewhere = await kept.add(ofStore('acme-st-sul-1'));
    const here = await kept.add({ ...ofStore(), level: 'critical' }, [await idOf('manager')]);
    await admin.until(() => idsOf(admin).length === 2);
    await manager.until(() => idsOf(manager).length === 1);
    expect(idsOf(admin).sort()).toEqual([elsewhere.id, here.id].sort());
    expect(alertsOf(manager)).toMatchObject([
      {
        alertId: here.id,
        change: 'raised',
        level: 'critical',
        storeId: STORE,
        headline: { 'pt-BR': expect.stringContaining('Filial acme norte-1') },
        counts: { open: 1, critical: 1, unread: 1, snoozed: 0 },
      },
    ]);
    expect(alertsOf(admin).at(-1)?.counts).toMatchObject({ open: 2, unread: 0 });
    expect(alertsOf(seller)).toEqual([]);
    for (const stream of streams.values()) stream.close();
  });

  it('is pushed when a person does something, to the others too; and takes the place of no snapshot', async () => {
    const { id } = await kept.add(ofStore());
    const stream = await open('regional');
    const manager = await Client.signIn(api.url, 'manager@acme.example');
    await manager.ask('POST', '/v1/alerts:act', { ids: [id], action: 'resolve', cause: 'fixed' });
    await stream.until(() => idsOf(stream).includes(id));
    expect(alertsOf(stream).filter(({ alertId }) => alertId === id)).toMatchObject([{ change: 'resolved' }]);
    expect(stream.events.filter(({ event }) => event === 'alert').map((event) => event.id)).toEqual(['']);
    stream.close();
  });

  it('is not told to a seller where it is the remark of somebody else', async () => {
    const sellerId = `se-um-of-${STORE}`;
    const subject = { grain: 'seller' as const, storeId: STORE, sellerId };
    const stream = await open('seller');
    const { id } = await kept.add({ ...ofStore(), grain: 'seller', sellerId, subject });
    const manager = await Client.signIn(api.url, 'manager@acme.example');
    await manager.ask('POST', '/v1/alerts:act', { ids: [id], action: 'comment', comment: 'Entre nós' });
    await manager.ask('POST', '/v1/alerts:act', { ids: [id], action: 'acknowledge' });
    await stream.until(() => alertsOf(stream).some(({ change }) => change === 'acknowledged'));
    expect(alertsOf(stream).map(({ change }) => change)).toEqual(['raised', 'acknowledged']);
    stream.close();
  });

  it('ends the stream of who has lost the store, and tells them nothing', async () => {
    const user = await api.store.users.create({
      tenantId: 'acme',
      email: 'moved@acme.example',
      password: 'segredo-da-suite',
      name: 'M',
      role: 'manager',
      locale: 'en',
      scopes: [{ kind: 'store', value: STORE }],
    });
    const stream = await open('moved');
    const scopes = [{ kind: 'store' as const, value: 'acme-st-sul-1' }];
    expect(await api.store.accounts.changeRights(user, { role: 'manager', scopes })).toBe('done');
    await kept.add(ofStore());
    await stream.done;
    expect(alertsOf(stream)).toEqual([]);
  });

  it('arrives also when the connection that hears of it broke meanwhile', async () => {
    const stream = await open('manager');
    const listening = "query LIKE 'SELECT clock_timestamp() AS now%' OR query LIKE 'LISTEN%'";
    await administer(
      api.env.DATABASE_URL,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND (${listening})`,
    );
    const { id } = await kept.add(ofStore());
    await stream.until(() => idsOf(stream).includes(id));
    stream.close();
  });
});
