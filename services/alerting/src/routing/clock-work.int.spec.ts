import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AlertRuleDraft } from '@vitrine/contracts';
import type { User } from '@vitrine/store';
import { TENANT } from '@vitrine/testing';
import { createDirectory } from '@vitrine/warehouse';
import { Audiences } from '../audience/audiences.js';
import { Harness } from '../testing/harness.js';
import { ClockWork } from './clock-work.js';
import { DeliveryBell } from './delivery-bell.js';
import { Router } from './router.js';
import { aRaised } from './testing/a-raised.js';

const HOUR_MS = 3_600_000;
const everybody = { tenantId: TENANT, stores: 'all', wholeRegions: [], userId: undefined } as const;
const hourAt = (ms: number) => `${new Date(ms).toISOString().slice(11, 13)}:00`;

function aRule(waits: Pick<AlertRuleDraft['routing'], 'reminderMinutes' | 'escalateMinutes'> = {}): AlertRuleDraft {
  return {
    ...{ name: 'Vendas baixas', grain: 'product', minTickets: 0, pendingMinutes: 0, recoverMinutes: 5 },
    cooldownMinutes: 60,
    condition: { kind: 'value', metric: 'netSales', window: '1h', side: 'below', warning: '100' },
    schedule: { openHoursOnly: true, quiet: [] },
    routing: {
      ...{ to: 'responsible', personIds: [], endpointIds: [], tellSeller: false, overrides: [], grouping: 'each' },
      ...{ channels: ['app', 'mail'], ...waits },
    },
  };
}

describe('messages that wait for the end of quiet hours', () => {
  let harness: Harness;
  let ruleId: string;
  const now = Date.now();
  beforeAll(async () => {
    harness = await Harness.start('alert_clock');
    const draft = aRule();
    const [rule] = await harness.store.alertRules.create([
      { tenantId: TENANT, state: 'on', rule: draft, authorId: null },
    ]);
    ruleId = rule?.id ?? '';
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  async function sleeper(name: string, storeId: string): Promise<User> {
    const account = {
      email: `${name}@loja.example`,
      password: 'segredo-longo',
      name,
      role: 'manager',
      locale: 'pt-BR',
    };
    const scopes = [{ kind: 'store' as const, value: storeId }];
    const person = await harness.store.users.create({ tenantId: TENANT, ...account, scopes });
    const quiet = { quietFrom: hourAt(now), quietTo: hourAt(now + 2 * HOUR_MS), timeZone: 'UTC' };
    await harness.store.notificationSettings.change(person.id, quiet);
    return person;
  }
  const audiences = () =>
    new Audiences(harness.store.alertsBefore, createDirectory(harness.warehouse, harness.store.rollups));
  const raise = (storeId: string, products: number) => {
    const changes = Array.from({ length: products }, (_, place) =>
      aRaised({ tenantId: TENANT, ruleId, atMs: now, subject: { grain: 'product', storeId, productId: `p${place}` } }),
    );
    return new Router(harness.store, audiences(), () => now).route(changes, () => undefined);
  };
  /** Two pods look at the same moment, again and again. */
  async function turnBoth(atMs: number): Promise<void> {
    const failed = (error: unknown) => {
      throw error;
    };
    const pods = [1, 2].map(() => new ClockWork(harness.store, audiences(), new DeliveryBell(), () => atMs, failed));
    for (let turn = 0; turn < 3; turn++) await Promise.all(pods.map((pod) => pod.turn()));
  }
  const mailsTo = async ({ id }: User) => {
    const all = await harness.store.inbox.deliveries(everybody, { channel: 'mail' }, { limit: 100 });
    return all
      .filter(({ userId }) => userId === id)
      .map(({ kind, state, reason }) => `${kind} ${state} ${reason}`)
      .sort();
  };

  it('are said in one digest afterwards, by one pod of two, and not before', async () => {
    const ana = await sleeper('ana', 's1');
    await raise('s1', 3);
    await turnBoth(now + 60_000);
    expect(await mailsTo(ana)).toEqual(Array(3).fill('change held quietHours'));
    await turnBoth(now + 3 * HOUR_MS);
    expect(await mailsTo(ana)).toEqual([...Array(3).fill('change folded digest'), 'digest queued null']);
  });

  it('are not said to who has lost the store meanwhile', async () => {
    const bia = await sleeper('bia', 's2');
    await raise('s2', 2);
    await harness.store.accounts.changeRights(bia, { role: 'manager', scopes: [{ kind: 'store', value: 's3' }] });
    await turnBoth(now + 3 * HOUR_MS);
    expect(await mailsTo(bia)).toEqual(Array(2).fill('change folded outOfScope'));
  });

  it('a reopened alert is reminded of and escalated anew, as if it had just been raised', async () => {
    const waits = { reminderMinutes: 30, escalateMinutes: 45 };
    const [rule] = await harness.store.alertRules.create([
      { tenantId: TENANT, state: 'on', rule: aRule(waits), authorId: null },
    ]);
    const person = await harness.store.users.create({
      ...{ tenantId: TENANT, email: 'eva@loja.example', password: 'segredo-longo', name: 'eva', role: 'manager' },
      ...{ locale: 'pt-BR', scopes: [{ kind: 'store', value: 's7' }] },
    });
    await harness.store.users.create({
      ...{ tenantId: TENANT, email: 'rede@loja.example', password: 'segredo-longo', name: 'rede', role: 'admin' },
      ...{ locale: 'pt-BR', scopes: [{ kind: 'tenant', value: TENANT }] },
    });
    const subject = { grain: 'store', storeId: 's7' } as const;
    const raised = aRaised({ tenantId: TENANT, ruleId: rule?.id ?? '', atMs: now, raisedMs: now, subject });
    await new Router(harness.store, audiences(), () => now).route([raised], () => undefined);
    const toldSince = async () =>
      (await harness.store.inbox.deliveries(everybody, { channel: 'app' }, { limit: 500 }))
        .filter(({ alertId, kind }) => alertId === raised.alertId && kind !== 'change')
        .map(({ kind }) => kind)
        .sort();
    const minutes = (count: number) => now + count * 60_000;
    for (const minute of [31, 46]) await turnBoth(minutes(minute));
    const before = ['escalation', 'reminder'];
    expect(await toldSince()).toEqual(before);
    const act = (action: 'resolve' | 'reopen', minute: number) =>
      harness.store.inboxActions.act(
        { ...everybody, userId: person.id },
        [{ id: raised.alertId }],
        action === 'resolve' ? { action, cause: 'other' } : { action },
        new Date(minutes(minute)),
      );
    await act('resolve', 47);
    await act('reopen', 200);
    await turnBoth(minutes(201));
    expect(await toldSince()).toEqual(before);
    for (const minute of [231, 246]) await turnBoth(minutes(minute));
    // Whom it was escalated to has been told of it since, and is reminded too.
    expect(await toldSince()).toEqual(['escalation', 'escalation', 'reminder', 'reminder', 'reminder']);
  });

  it('leave an alert that somebody called useless to be asked for', async () => {
    const [record] = await raise('s1', 1);
    const reader = { ...everybody, userId: (await sleeper('caio', 's9')).id };
    await harness.store.inboxActions.act(reader, [{ id: record?.raised.alertId ?? '' }], { action: 'notUseful' });
    const verdicts = await harness.store.alertsBefore.verdicts(TENANT, ruleId, new Date(now - HOUR_MS));
    expect(verdicts.filter(({ isUseless }) => isUseless)).toMatchObject([
      { evidence: { judged: 80 }, isUseless: true },
    ]);
    expect(verdicts).toHaveLength(6);
  });
});
