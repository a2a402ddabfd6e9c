import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type AlertSubject, alertChannels } from '@vitrine/contracts';
import type { User } from '@vitrine/store';
import { type ChannelReader, ChannelReaders, toldBy } from './testing/channel-readers.fixture.js';
import { DeliveryWorld } from './testing/delivery-world.fixture.js';

jest.setTimeout(60_000);

/** Every kind of subject in several places, each with the words that its text may have and no other text. */
const subjects: readonly (AlertSubject & { readonly words: readonly string[] })[] = [
  ...['store-01', 'store-02', 'store-09'].flatMap((storeId) => [
    { grain: 'store' as const, storeId, words: [storeId] },
    { grain: 'product' as const, storeId, productId: `cup of ${storeId}`, words: [storeId] },
    { grain: 'ticket' as const, storeId, ticketId: `sale of ${storeId}`, words: [storeId] },
  ]),
  { grain: 'category', storeId: 'store-02', category: 'cups of store-02', words: ['store-02'] },
  { grain: 'seller', storeId: 'store-01', sellerId: 'me', words: ['store-01', 'person-me'] },
  { grain: 'seller', storeId: 'store-01', sellerId: 'colleague', words: ['store-01', 'person-colleague'] },
  { grain: 'seller', storeId: 'store-02', sellerId: 'elsewhere', words: ['store-02', 'person-elsewhere'] },
  { grain: 'region', regionId: 'Norte', words: ['Norte'] },
  { grain: 'region', regionId: 'Sul', words: ['Sul'] },
  { grain: 'network', words: [] },
];
const everyWord = [...new Set(subjects.flatMap(({ words }) => words))];

/** The receivers, and what they may be told by the plain words of the promise: written a second time, not taken from the code. */
interface Case {
  readonly name: string;
  readonly role: User['role'];
  readonly scopes: User['scopes'];
  readonly mayKnow: (subject: AlertSubject) => boolean;
  /** What happens to them after they were entered, before anything rings. */
  readonly change?: (user: User) => Promise<unknown>;
}

const store = (value: string) => ({ kind: 'store' as const, value });
const inStores =
  (...ids: string[]) =>
  ({ storeId }: AlertSubject) =>
    storeId !== undefined && ids.includes(storeId);
const cases: readonly Case[] = [
  { name: 'admin', role: 'admin', scopes: [{ kind: 'tenant', value: '' }], mayKnow: () => true },
  {
    ...{ name: 'regional', role: 'regional', scopes: [{ kind: 'region', value: 'Norte' }] },
    mayKnow: (subject) => subject.regionId === 'Norte' || inStores('store-01', 'store-02')(subject),
  },
  { name: 'manager', role: 'manager', scopes: [store('store-01')], mayKnow: inStores('store-01') },
  {
    ...{ name: 'moved', role: 'manager', scopes: [store('store-01')], mayKnow: inStores('store-02') },
    change: (user) => world.store.accounts.changeRights(user, { role: 'manager', scopes: [store('store-02')] }),
  },
  {
    ...{ name: 'gone', role: 'admin', scopes: [{ kind: 'tenant', value: '' }], mayKnow: () => false },
    change: ({ id }) => world.store.accounts.deactivate('demo', id),
  },
  {
    ...{ name: 'seller', role: 'seller', scopes: [{ kind: 'self', value: 'me' }] },
    mayKnow: ({ sellerId }) => sellerId === 'me',
  },
];

let world: DeliveryWorld;
let readers: ChannelReaders;
beforeAll(async () => {
  world = await DeliveryWorld.open('alerting_scopes');
  world.namesOf = ({ storeId, sellerId, regionId }) => ({
    ...(storeId && { store: storeId }),
    ...(sellerId && { seller: `person-${sellerId}` }),
    ...(regionId && { region: regionId }),
  });
  readers = new ChannelReaders(world);
  await readers.start();
}, 60_000);
afterAll(async () => {
  await world?.close();
  readers?.close();
});

/** Tells somebody of every subject. @returns which of them went out */
async function tellAll(channel: (typeof alertChannels)[number], { to }: ChannelReader) {
  const ids = await Promise.all(subjects.map(({ words: _, ...subject }) => world.raise(channel, to, { subject })));
  const states: string[] = [];
  for (const id of ids) {
    const settled = await world.until(
      () => world.stateOf(id),
      ({ state }) => state !== 'queued',
    );
    states.push(settled.state);
  }
  return subjects.filter((_, place) => states[place] === 'sent' || states[place] === 'delivered');
}

const wordsIn = (texts: readonly string[]) => everyWord.filter((word) => texts.some((text) => text.includes(word)));

const channelsOf = (whose: 'person' | 'tenant') => alertChannels.filter((channel) => toldBy[channel] === whose);
const enter = (name: string, { role, scopes }: Pick<Case, 'role' | 'scopes'>) =>
  world.person(`${name}@loja.example`, { role, scopes, name: 'Ana' });

describe.each(channelsOf('person'))('by %s', (channel) => {
  it.each(cases)('$name is told of all that they may know, and of nothing else', async (one) => {
    const user = await enter(`${one.name}-${channel}`, one);
    const reader = await readers.open[channel](user);
    await one.change?.(user);
    const mine = subjects.filter(one.mayKnow);
    expect(await tellAll(channel, reader)).toEqual(mine);
    const texts = reader.texts();
    if (channel !== 'app') expect(texts.length).toBe(mine.length);
    const allowed = new Set(mine.flatMap(({ words }) => words));
    expect(wordsIn(texts).filter((word) => !allowed.has(word))).toEqual([]);
  });
});

describe.each(channelsOf('tenant'))('by %s', (channel) => {
  it('the tenant is told of all, each text of its own subject alone, and another tenant of nothing', async () => {
    const admin = { role: 'admin' as const, scopes: [{ kind: 'tenant' as const, value: '' }] };
    const reader = await readers.open[channel](await enter(`of-${channel}`, admin));
    expect(await tellAll(channel, reader)).toEqual(subjects);
    const said = reader.texts().map((text) => wordsIn([text]).join());
    const own = subjects.map(({ words }) => everyWord.filter((word) => words.includes(word)).join());
    expect(said.sort()).toEqual(own.sort());
    const id = await world.raise(channel, reader.to, { tenantId: 'rival' });
    const told = await world.until(
      () => world.stateOf(id, 'rival'),
      ({ state }) => state !== 'queued',
    );
    expect([told.state, told.reason, reader.texts().length]).toEqual(['failed', 'endpoint_gone', subjects.length]);
  });
});
