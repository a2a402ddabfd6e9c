import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import { parseMasterKeys, TenantSeals } from '@vitrine/privacy';
import { endpointSecretPurpose, endpointUrlPurpose, newEndpointId } from '@vitrine/store';
import { TENANT } from '@vitrine/testing';
import { aDraft } from './testing/a-rule.js';
import { aSoldTicket } from './testing/a-ticket.js';
import { AlertingProcess } from './testing/alerting-process.js';
import { Harness } from './testing/harness.js';
import { SlowSink } from './testing/slow-sink.js';

const STORES = 12;
const SALES = 60;
let harness: Harness;
let sink: SlowSink;
beforeEach(async () => {
  harness = await Harness.start('alert_drain');
  sink = harness.keep(new SlowSink());
}, 60_000);
afterEach(() => harness?.stop(), 60_000);

async function endpoint(url: string): Promise<string> {
  const seals = new TenantSeals(harness.store.tenantKeys, parseMasterKeys(harness.env.PRIVACY_KEY));
  const id = newEndpointId();
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  await harness.store.alertEndpoints.create({
    ...{ id, tenantId: TENANT, name: 'ERP', kind: 'webhook', host: 'sink', createdBy: null },
    sealedUrl: await seals.seal(TENANT, endpointUrlPurpose(id), url),
    sealedSecret: await seals.seal(TENANT, endpointSecretPurpose(id), secret),
  });
  return id;
}

/** Every sale rings at the endpoint. */
async function sell(count: number): Promise<void> {
  const tickets = Array.from({ length: count }, (_, place) => aSoldTicket('50', { storeId: `s${place % STORES}` }));
  await harness.sendAccepted(tickets);
}

it('a pod that is asked to end gives back or finishes what it has begun, and its successor tells the rest: each alert once', async () => {
  const url = await sink.listen();
  harness.variables = { ...harness.variables, OUTGOING_ALLOW: url };
  const routing = { to: 'responsible', channels: ['webhook'], endpointIds: [await endpoint(url)] };
  const large = { kind: 'ticket', metric: 'netSales', side: 'above', warning: '20' };
  await harness.rule(aDraft({ grain: 'ticket', condition: large, routing }));
  const first = AlertingProcess.start(harness);
  await sell(24);
  await harness.until(async () => sink.ids.length > 4);
  await sell(24);
  const second = AlertingProcess.start(harness);
  const ended = first.end('SIGTERM');
  // Otherwise nothing was left that it could give back.
  expect(sink.ids.length).toBeLessThan(48);
  await ended;
  expect(await first.exit).toEqual([0, null]);
  await sell(12);
  await harness.until(async () => new Set(sink.ids).size === SALES);
  await harness.settled(topics.alertsRaised);
  await second.end('SIGTERM');
  expect(sink.ids.length).toBe(SALES);
  expect((await harness.raised()).length).toBe(SALES);
}, 120_000);
