import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { User } from '@vitrine/store';
import { DeliveryWorld } from './testing/delivery-world.fixture.js';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
let world: DeliveryWorld;
beforeAll(async () => {
  world = await DeliveryWorld.open('alerting_rights');
  world.send();
}, 60_000);
afterAll(() => world?.close());

const mailsTo = ({ email }: User) => world.sinks.mail.mails.all.filter(({ to }) => to.includes(email));
const tried = (id: string) =>
  world.until(
    () => world.stateOf(id),
    ({ reason }) => reason === 'mail_451',
  );
const settled = (id: string) =>
  world.until(
    () => world.stateOf(id),
    ({ state }) => state !== 'queued',
  );
const rightsOf = (stores: string[]) => ({
  role: 'manager' as const,
  scopes: stores.map((value) => ({ kind: 'store' as const, value })),
});

it('a message that is tried again hours later does not reach who has lost the store meanwhile', async () => {
  const [ana, bia] = [await world.person('later-451@ana.example'), await world.person('later-451@bia.example')];
  const [toAna, toBia] = [await world.raise('mail', { userId: ana.id }), await world.raise('mail', { userId: bia.id })];
  await Promise.all([tried(toAna), tried(toBia)]);
  await world.store.accounts.changeRights(ana, rightsOf(['store-02']));
  world.clock.aheadMs += HOUR_MS;
  expect(await settled(toAna)).toMatchObject({ state: 'folded', reason: 'outOfScope' });
  const stays = await world.until(
    () => world.stateOf(toBia),
    ({ attempts, leasedUntil }) => attempts > 1 && leasedUntil === null,
  );
  expect(stays).toMatchObject({ state: 'queued', reason: 'mail_451' });
});

it.each(['app', 'mail', 'push'] as const)('by %s, nobody is told who may not know it by now', async (channel) => {
  const gone = await world.person(`gone-${channel}@loja.example`);
  const moved = await world.person(`moved-${channel}@loja.example`);
  await world.store.accounts.deactivate('demo', gone.id);
  await world.store.accounts.changeRights(moved, rightsOf(['store-02']));
  const ids = [await world.raise(channel, { userId: gone.id }), await world.raise(channel, { userId: moved.id })];
  const rows = await Promise.all(ids.map(settled));
  expect(rows.map(({ state, reason }) => `${state} ${reason}`)).toEqual(['failed recipient_gone', 'folded outOfScope']);
  expect([...mailsTo(gone), ...mailsTo(moved)]).toEqual([]);
});

it('a seller is told of the own sales, never of a colleague’s or the store’s', async () => {
  const seller = await world.person('seller@loja.example', { role: 'seller', scopes: [{ kind: 'self', value: 'me' }] });
  const about = (subject: object) => world.raise('mail', { userId: seller.id }, { subject: subject as never });
  const ids = [
    await about({ grain: 'seller', storeId: 'store-01', sellerId: 'colleague' }),
    await about({ grain: 'store', storeId: 'store-01' }),
    await about({ grain: 'product', storeId: 'store-01', productId: 'p1' }),
  ];
  const rows = await Promise.all(ids.map(settled));
  expect(rows.map(({ reason }) => reason)).toEqual(ids.map(() => 'outOfScope'));
  expect(mailsTo(seller)).toEqual([]);
  const own = await about({ grain: 'seller', storeId: 'store-01', sellerId: 'me' });
  expect((await settled(own)).state).toBe('sent');
});
