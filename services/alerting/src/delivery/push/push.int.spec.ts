import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { subscriptionPurpose, type User } from '@vitrine/store';
import webPush from 'web-push';
import { DeliveryWorld } from '../testing/delivery-world.fixture.js';
import { PushReader, PushService, readVapid } from '../testing/push-service.fixture.js';
import { PushChannel } from './push-channel.js';
import type { PushPayload } from './push-payload.js';

jest.setTimeout(60_000);

const vapid = { ...webPush.generateVAPIDKeys(), subject: 'mailto:ops@vitrine.example' };
const service = new PushService();
let origin: string;
let world: DeliveryWorld;

beforeAll(async () => {
  origin = await service.listen();
  world = await DeliveryWorld.open('alerting_push');
  const { store, seals, notices, clock } = world;
  const client = world.client(origin);
  world.send({ push: new PushChannel({ devices: store.pushSubscriptions, seals, notices, client, clock, vapid }) });
}, 60_000);
afterAll(async () => {
  await world?.close();
  service.close();
});

async function subscribe({ id: userId }: User, path: string, address = `${origin}${path}`): Promise<PushReader> {
  const reader = new PushReader();
  const sealed = await world.seals.seal(
    'demo',
    subscriptionPurpose(userId),
    JSON.stringify({ endpoint: address, keys: reader.keys }),
  );
  await world.store.pushSubscriptions.keep({
    ...{ tenantId: 'demo', userId, sessionId: `session of ${userId}`, endpoint: address, sealed, device: null },
  });
  return reader;
}

const settled = (id: string, state: string) =>
  world.until(
    () => world.stateOf(id),
    (row) => row.state === state,
  );
const takenAt = (path: string) => service.taken.filter((push) => push.path === path);
const devicesOf = async ({ id }: User) => (await world.store.pushSubscriptions.devicesOf(id)).length;

describe('a push', () => {
  it('is read by its browser alone, says the figures, and bears the id of the message', async () => {
    const ana = await world.person('push-ana@loja.example');
    const [reader, stranger] = [await subscribe(ana, '/ana'), new PushReader()];
    const id = await world.raise('push', { userId: ana.id });
    await settled(id, 'sent');
    const [push, ...more] = takenAt('/ana');
    if (push === undefined) throw new Error('nothing was pushed');
    const payload = JSON.parse(reader.read(push.body)) as PushPayload;
    expect([more.length, payload.id, payload.lang, payload.path]).toEqual([0, id, 'pt-BR', `/alerts/${payload.tag}`]);
    expect(payload.body).toContain('3.120');
    expect(() => stranger.read(push.body)).toThrow();
    expect(push.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      topic: id.replaceAll('-', ''),
      urgency: 'normal',
    });
    expect(Number(push.headers.ttl)).toBeGreaterThan(3_600);
    expect(push.body.length).toBeLessThan(4_096);
  });

  it('is signed with the key of the installation, for this push service, for less than a day', async () => {
    const said = readVapid(takenAt('/ana')[0]?.headers.authorization);
    expect([said.aud, said.sub, said.key]).toEqual([origin, vapid.subject, vapid.publicKey]);
    expect(said.exp * 1_000 - Date.now()).toBeLessThanOrEqual(86_400_000);
  });

  it.each([404, 410])('that is answered with %i ends the subscription; the others go on', async (status) => {
    const bia = await world.person(`push-${status}@loja.example`);
    service.answers.set(`/gone-${status}`, status);
    await subscribe(bia, `/gone-${status}`);
    await subscribe(bia, `/there-${status}`);
    await settled(await world.raise('push', { userId: bia.id }), 'sent');
    await world.until(
      () => devicesOf(bia),
      (count) => count === 1,
    );
    await settled(await world.raise('push', { userId: bia.id }), 'sent');
    expect([takenAt(`/gone-${status}`).length, takenAt(`/there-${status}`).length]).toEqual([1, 2]);
  });

  it('goes to no address inside the network, however it got there', async () => {
    const eve = await world.person('push-eve@loja.example');
    await subscribe(eve, '', 'https://169.254.169.254/latest/meta-data');
    expect((await settled(await world.raise('push', { userId: eve.id }), 'failed')).reason).toBe('no_device');
    expect(await devicesOf(eve)).toBe(0);
  });

  it('waits while its service is away, and fails where there is no device or the person has signed out', async () => {
    const caio = await world.person('push-caio@loja.example');
    service.answers.set('/busy', 503);
    await subscribe(caio, '/busy');
    const waiting = await world.raise('push', { userId: caio.id });
    await world.until(
      () => world.stateOf(waiting),
      ({ reason }) => reason === 'http_503',
    );
    await world.store.sessions.close(`session of ${caio.id}`);
    world.clock.aheadMs += 60_000;
    expect((await settled(waiting, 'failed')).reason).toBe('no_device');
  });
});
