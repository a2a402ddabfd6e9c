import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { DueDelivery } from '@vitrine/store';
import { toldToTenant } from './sending/allowed-delivery.js';
import type { Outcome } from './sending/outcome.js';
import { DeliveryWorld } from './testing/delivery-world.fixture.js';

jest.setTimeout(60_000);

const LEASE_OVER_MS = 9_500;
let world: DeliveryWorld;
beforeAll(async () => {
  world = await DeliveryWorld.open('alerting_kill');
}, 60_000);
afterAll(() => world?.close());

/** A sender that is killed: it claims, does so much of a try, and neither notes nor renews anything any more. */
async function killed(work: (due: DueDelivery) => Promise<unknown>): Promise<void> {
  const now = new Date(world.clock.nowMs());
  const due = await world.store.alertDeliveries.claimDue({ limit: 100, leaseMs: 9_000, now });
  await Promise.all(due.map(work));
}

it('repeats what was sent and not noted, once and under the same id, and nothing else', async () => {
  const { id: endpointId } = await world.endpoint('/killed');
  const channel = world.endpointChannel;
  const before = await world.raise('webhook', { endpointId });
  await killed(async () => undefined);
  const between = await world.raise('webhook', { endpointId });
  await killed((due) => channel.send({ ...due, told: toldToTenant(due.delivery.tenantId) }) as Promise<Outcome>);

  world.clock.aheadMs += LEASE_OVER_MS;
  const after = await world.raise('webhook', { endpointId });
  world.send();
  world.send();
  for (const id of [before, between, after])
    await world.until(
      () => world.stateOf(id),
      ({ state }) => state === 'delivered',
    );
  const countOf = (id: string) =>
    world.sinks.webhook.requests.all.filter(({ headers }) => headers['webhook-id'] === id).length;
  expect([before, between, after].map(countOf)).toEqual([1, 2, 1]);
});
