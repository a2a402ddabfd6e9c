import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newEndpointId } from './alert-endpoints.repository.js';
import type { Store } from './create-store.js';
import { aDelivery, aRaised, aRecord } from './testing-alert-records.js';
import { openTestStore } from './testing-store.js';

const NOW = new Date(Date.UTC(2030, 0, 1));
const LEASE_MS = 10_000;
const [slow, quick] = [newEndpointId(), newEndpointId()];
let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ store, close } = await openTestStore('alert_claims'));
  await store.tenants.create({ id: 'acme', name: 'Acme', currency: 'BRL', timeZone: 'America/Manaus', locale: 'en' });
  const messages = (endpointId: string, count: number) =>
    Array.from({ length: count }, () => ({ ...aDelivery({ endpointId }), channel: 'webhook' as const }));
  const raised = aRaised();
  await store.alerts.record([aRecord(raised, { deliveries: [...messages(slow, 40), ...messages(quick, 3)] })]);
});
afterAll(() => close?.());

const claim = async (busyEndpoint?: string, atMs = 0) => {
  const busy = busyEndpoint === undefined ? undefined : { channels: [], endpointIds: [busyEndpoint], userIds: [] };
  const now = new Date(NOW.getTime() + atMs);
  const due = await store.alertDeliveries.claimDue({ limit: 30, leaseMs: LEASE_MS, busy, now });
  return due.map(({ delivery }) => delivery);
};

it('takes some of each receiver, none of a busy one, and again only what was given back or left behind', async () => {
  const first = await claim();
  const countOf = (endpointId: string) => first.filter((delivery) => delivery.endpointId === endpointId).length;
  expect([countOf(slow), countOf(quick)]).toEqual([12, 3]);
  expect(await claim(slow)).toEqual([]);

  const [given, ...kept] = first.filter(({ endpointId }) => endpointId === quick);
  await store.alertDeliveries.release([given?.id ?? '']);
  expect(await claim(slow)).toMatchObject([{ id: given?.id, attempts: 1 }]);

  await store.alertDeliveries.renew(
    kept.map(({ id }) => id),
    LEASE_MS,
    new Date(NOW.getTime() + LEASE_MS),
  );
  expect(await claim(slow, LEASE_MS + 1)).toMatchObject([{ id: given?.id, attempts: 2 }]);
});
