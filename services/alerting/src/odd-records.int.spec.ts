import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type AlertRuleDraft, alertStateKey, topics } from '@vitrine/contracts';
import { TENANT } from '@vitrine/testing';
import { aDraft } from './testing/a-rule.js';
import { aSoldTicket } from './testing/a-ticket.js';
import { Harness } from './testing/harness.js';

const STORES = ['s1', 's2', 's3', 's4', 's5'];
const PARTITIONS = [0, 1, 2];
const FAR_AHEAD_MS = 8_000_000_000_000_000;

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.start('alert_odd');
}, 60_000);
afterAll(() => harness?.stop(), 60_000);

/** The same odd value, at the beginning of every partition. */
const toAll = (topic: string, value: string, key: string | null = null) =>
  harness.send(
    topic,
    PARTITIONS.map((partition) => ({ key, value, partition })),
  );

async function oddTickets(): Promise<void> {
  const odd = [
    ...['not JSON', 'null', '{"version":99}', `${'['.repeat(9_000)}${']'.repeat(9_000)}`],
    JSON.stringify({ ...aSoldTicket('60'), lines: 'none' }),
    JSON.stringify(aSoldTicket('60', { tenantId: 'nobody', storeId: 'nowhere' })),
  ];
  for (const value of odd) await toAll(topics.salesAccepted, value);
  const [line] = aSoldTicket('60').lines;
  const huge = {
    ...(line as NonNullable<typeof line>),
    ...{ quantity: '999999999.999', netAmount: '99999999999.9999', unitCost: '99999999999.9999' },
  };
  await harness.sendAccepted([
    aSoldTicket('1', { tenantId: 'other', storeId: 'huge', lines: Array.from({ length: 20 }, () => huge) }),
    ...STORES.map((storeId) => aSoldTicket('30', { storeId, rawAt: FAR_AHEAD_MS, acceptedAt: FAR_AHEAD_MS })),
  ]);
}

async function oddPartials(): Promise<void> {
  const nowMs = Date.now();
  const sums = { soldMs: nowMs, day: '2026-11-20', part: [1], hasSale: true, atMs: nowMs, isHistory: false };
  const source = { partition: 0, formedAtMs: nowMs, offset: 1 };
  const partial = { tenantId: TENANT, grain: 'network', group: '', source, sums: [sums] };
  const whole = { ...sums, part: [0, 0, 0, 0, 0, 0, 0, 0] };
  for (const value of [
    { ...partial, grain: 'galaxy' },
    partial,
    { ...partial, sums: [{ ...whole, atMs: FAR_AHEAD_MS }] },
    { ...partial, sums: [{ ...whole, day: '9999-12-31', soldMs: FAR_AHEAD_MS }] },
  ])
    await toAll(topics.alertsPartials, JSON.stringify(value));
}

async function oddStates(): Promise<void> {
  const of = { tenantId: 'other', subject: 'store:s1', among: 3, at: 0 } as const;
  for (const stage of ['tickets', 'partials'] as const) {
    for (const kind of ['head', 'states', 'sums'] as const) {
      const key = alertStateKey({ stage, kind, ...of });
      await toAll(topics.alertsState, JSON.stringify({ stage, kind, ...of, body: { subject: 7 } }), key);
    }
    await toAll(topics.alertsState, '{', `${stage}|`);
  }
}

it('hold up neither a partition nor the rules of others, whichever topic or table they stand in', async () => {
  await harness.createTenant('other', 'BRL');
  await harness.rule({ ...aDraft(), condition: { kind: 'moonPhase' } } as unknown as AlertRuleDraft);
  await harness.rule({ name: 'no rule at all' } as unknown as AlertRuleDraft);
  await harness.rule(aDraft());
  const network = { kind: 'value', metric: 'tickets', window: 'day', side: 'above', warning: '8' };
  await harness.rule(aDraft({ grain: 'network', condition: network }));
  await oddTickets();
  await oddPartials();
  await oddStates();
  await harness.send(
    topics.stateChanged,
    ['{', 'null', '{"kind":"nothing"}'].map((value) => ({ value })),
  );
  const running = await harness.alert();
  await harness.settled(topics.salesAccepted);
  await harness.settled(topics.alertsPartials);
  await harness.sendAccepted(
    STORES.flatMap((storeId) => [aSoldTicket('60', { storeId }), aSoldTicket('60', { storeId })]),
  );
  await harness.settled(topics.salesAccepted);
  // Sales with a clock far ahead count as late: where they come after the network rang, it is told once more.
  const told = async () =>
    (await harness.raised())
      .filter(({ change }) => change !== 'restated')
      .map(({ change, subject: { grain, storeId } }) => `${grain} ${storeId ?? ''} ${change}`);
  await harness.until(async () => (await told()).length > STORES.length);
  expect((await told()).sort()).toEqual(['network  raised', ...STORES.map((storeId) => `store ${storeId} raised`)]);
  const metrics = await (await fetch(`${running.url}/metrics`)).text();
  expect(metrics).toMatch(/^vitrine_alerting_rules\{[^}]*state="error"[^}]*\} 2$/m);
  expect(metrics).toMatch(/^vitrine_alerting_state_lost_total\{[^}]*stage="tickets"[^}]*\} 3$/m);
  expect(await (await fetch(`${running.url}/readyz`)).json()).toMatchObject({ status: 'ok' });
}, 120_000);
