import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { StreamSnapshot } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import { createLogger } from '@vitrine/platform';
import type { Tenant } from '@vitrine/store';
import type { AcceptedEvent } from '../accepted/accepted-event.js';
import type { Listener } from './channel.js';
import type { LiveDay } from './live-day.js';
import { LiveHub } from './live-hub.js';

const tenant = { id: 't', timeZone: 'America/Sao_Paulo', aliasSalt: 'salt' } as Tenant;
const manager: Scope = { tenantId: 't', stores: ['s'], networkTotals: false };
const sale = (acceptedAt: number): AcceptedEvent => ({
  tenantId: 't',
  storeId: 's',
  soldAtMs: 0,
  sellerIds: new Set(['v0']),
  rawAt: acceptedAt,
  acceptedAt,
  isRestatement: false,
  isCopy: false,
});

/** A hub whose reads the test answers: those of everybody's sales, and those of some sellers'. */
function hubOf() {
  const reads: { sellerIds: readonly string[] | undefined; answer: (isWell: boolean) => void }[] = [];
  const day = {
    read: (_: Tenant, sellerIds?: readonly string[]) =>
      new Promise((resolve, reject) => {
        const answer = (isWell: boolean) => (isWell ? resolve({}) : reject(new Error('away')));
        reads.push({ sellerIds, answer });
      }),
    cut: (_: Scope, __: unknown, freshness: object) => ({ ...freshness, businessDate: '2026-11-20' }),
  } as unknown as LiveDay;
  const feed = { position: [1] };
  const hub = new LiveHub(day, feed, { of: () => null }, createLogger('api', 'fatal'));
  const listen = (scope: Scope) => {
    const got: Partial<StreamSnapshot>[] = [];
    const send = (bytes: Buffer) => void got.push(JSON.parse(/^data: (.*)$/m.exec(String(bytes))?.[1] ?? '{}'));
    const connection = { send, dismiss: () => undefined };
    hub.join(tenant, scope, { connection } as unknown as Listener, undefined);
    return got;
  };
  const readOf = async (index: number) => {
    await until(() => reads.length > index);
    return reads[index] as (typeof reads)[number];
  };
  return { hub, feed, reads, listen, readOf };
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; !holds(); turn += 1) {
    if (turn > 1_000) throw new Error('it did not come to that');
    await pause(5);
  }
}

describe('LiveHub', () => {
  it('reads for many sellers together, and tells managers first', async () => {
    const { hub, listen, readOf, reads } = hubOf();
    const sellers = Array.from({ length: 200 }, (_, at) => listen({ ...manager, sellerId: `v${at}` }));
    const managers = listen(manager);
    const everybody = await readOf(0);
    expect(everybody.sellerIds).toBeUndefined();
    everybody.answer(true);
    for (const index of [1, 2]) (await readOf(index)).answer(true);
    await until(() => sellers.every((got) => got.length > 0));
    expect(reads.slice(1).flatMap(({ sellerIds }) => sellerIds)).toEqual(sellers.map((_, at) => `v${at}`));
    expect([managers.length, reads.length]).toEqual([1, 3]);
    hub.close();
  });

  it('reads again only for those whose read failed', async () => {
    const { hub, listen, readOf } = hubOf();
    const [seller, managers] = [listen({ ...manager, sellerId: 'v0' }), listen(manager)];
    (await readOf(0)).answer(true);
    (await readOf(1)).answer(false);
    const again = await readOf(2);
    expect([again.sellerIds, managers.length, seller.length]).toEqual([['v0'], 1, 0]);
    again.answer(true);
    await until(() => seller.length > 0);
    hub.close();
  });

  it('claims no sale that came while it read, until it has read again', async () => {
    const { hub, feed, listen, readOf } = hubOf();
    const got = listen(manager);
    const first = await readOf(0);
    hub.onAccepted(sale(7));
    feed.position[0] = 2;
    first.answer(true);
    (await readOf(1)).answer(true);
    await until(() => got.length > 1);
    expect(got.map(({ acceptedAt }) => acceptedAt)).toEqual([null, 7]);
    hub.close();
  });
});
