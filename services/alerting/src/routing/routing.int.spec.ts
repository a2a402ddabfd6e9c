import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AlertRaised, AlertRouting, AlertRuleDraft } from '@vitrine/contracts';
import { topics } from '@vitrine/contracts';
import type { Grant, KeptRule, User } from '@vitrine/store';
import { TENANT } from '@vitrine/testing';
import { Harness } from '../testing/harness.js';
import { aRaised } from './testing/a-raised.js';

const MAIN = fileURLToPath(new URL('../../dist/testing/dies-after-record.fixture.js', import.meta.url));

describe('the way of an alert after it was raised', () => {
  let harness: Harness;
  let ana: User;
  let bia: User;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    harness = await Harness.start('alert_routing');
    ana = await person('ana', 'manager', { kind: 'store', value: 's1' });
    bia = await person('bia', 'manager', { kind: 'store', value: 's2' });
    await person('rui', 'regional', { kind: 'store', value: 's1' }, { kind: 'store', value: 's2' });
  }, 60_000);
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => harness?.stop(), 60_000);

  const person = (name: string, role: string, ...scopes: Grant[]) => {
    const account = { email: `${name}@loja.example`, password: 'segredo-longo', name, role, locale: 'pt-BR' };
    return harness.store.users.create({ tenantId: TENANT, ...account, scopes });
  };

  async function rule(routing: Partial<AlertRouting> = {}): Promise<KeptRule> {
    const draft: AlertRuleDraft = {
      ...{ name: 'Vendas baixas', grain: 'store', minTickets: 0, pendingMinutes: 0, recoverMinutes: 5 },
      cooldownMinutes: 60,
      condition: { kind: 'value', metric: 'netSales', window: '1h', side: 'below', warning: '100' },
      schedule: { openHoursOnly: true, quiet: [] },
      routing: {
        ...{ to: 'responsible', personIds: [], endpointIds: [], tellSeller: false, overrides: [], grouping: 'each' },
        ...{ channels: ['app', 'mail'], ...routing },
      },
    };
    const [made] = await harness.store.alertRules.create([
      { tenantId: TENANT, state: 'on', rule: draft, authorId: null },
    ]);
    if (made === undefined) throw new Error('no rule was made');
    return made;
  }

  const send = (...changes: AlertRaised[]) =>
    harness.send(
      topics.alertsRaised,
      changes.map((each) => ({ key: `${each.tenantId}:${each.subject.storeId}`, value: JSON.stringify(each) })),
    );
  /** Everything that was ever to be sent about alerts of the rule, as `who channel what`. */
  async function messages({ id: ruleId }: KeptRule): Promise<string[]> {
    const everybody = { tenantId: TENANT, stores: 'all', wholeRegions: [], userId: undefined } as const;
    const alerts = await harness.store.inbox.list(everybody, { ruleId }, { limit: 1_000 });
    const said = alerts.map(async (alert) => {
      const kinds = new Map((await harness.store.inbox.events(alert)).map(({ id, kind }) => [id, kind]));
      const deliveries = await harness.store.inbox.deliveriesOf(everybody, alert.id);
      return deliveries.map(
        ({ recipientName, channel, eventId }) => `${recipientName} ${channel} ${kinds.get(eventId)}`,
      );
    });
    return (await Promise.all(said)).flat().sort();
  }
  const of = ({ id }: KeptRule, storeId: string) =>
    aRaised({ tenantId: TENANT, ruleId: id, subject: { grain: 'store', storeId } });

  it("leads to each store's own manager, and from then on to whoever was told and may still see it", async () => {
    const running = await harness.alert();
    const made = await rule();
    const one = of(made, 's1');
    // It lay in its topic while nobody read it.
    const other = aRaised({ ...of(made, 's2'), atMs: one.atMs - 40_000 });
    await send(one, other);
    await harness.settled(topics.alertsRaised);
    const toldFirst = ['ana app raised', 'ana mail raised', 'bia app raised', 'bia mail raised'];
    expect(await messages(made)).toEqual(toldFirst);

    await harness.store.accounts.changeRights(bia, { role: 'manager', scopes: [{ kind: 'store', value: 's3' }] });
    const end = (raised: AlertRaised) =>
      ({ ...raised, eventId: randomUUID(), change: 'recovered', level: 'none', atMs: raised.atMs + 60_000 }) as const;
    await send(end(one), end(other));
    await harness.settled(topics.alertsRaised);
    expect(await messages(made)).toEqual([...toldFirst, 'ana app recovered', 'ana mail recovered'].sort());

    const history = await harness.rows(
      'SELECT change, toInt32(people) AS people, toInt32(is_late) AS late FROM alert_changes_v1 FINAL ORDER BY at, store_id',
    );
    expect(history).toEqual([
      { change: 'raised', people: 1, late: 1 },
      { change: 'raised', people: 1, late: 0 },
      { change: 'recovered', people: 0, late: 0 },
      { change: 'recovered', people: 1, late: 0 },
    ]);
    await running.stop();
  }, 60_000);

  it('speaks again of what nobody has, and goes up a level', async () => {
    const running = await harness.alert();
    const made = await rule({ reminderMinutes: 1, escalateMinutes: 2 });
    const raised = { ...of(made, 's1'), raisedMs: Date.now() - 130_000 };
    await send(raised);
    await harness.settled(topics.alertsRaised);
    await harness.until(async () => (await messages(made)).length >= 6);
    expect(await messages(made)).toEqual([
      'ana app raised',
      'ana app reminded',
      'ana mail raised',
      'ana mail reminded',
      'rui app escalated',
      'rui mail escalated',
    ]);
    await running.stop();
  }, 60_000);

  it('loses no alert and doubles no message when it is killed between record and commit', async () => {
    await harness.store.notificationSettings.change(ana.id, { dailyBudget: 500 });
    const made = await rule();
    const changes = Array.from({ length: 60 }, (_, place) => {
      const raised = of(made, place % 2 === 0 ? 's1' : 's9');
      return { ...raised, subject: { ...raised.subject, grain: 'product' as const, productId: `p${place}` } };
    });
    await send(...changes);
    await runUntilKilled();
    const running = await harness.alert();
    await harness.settled(topics.alertsRaised);
    const told = changes.filter(({ subject }) => subject.storeId === 's1').length;
    expect(await messages(made)).toEqual([
      ...Array(told).fill('ana app raised'),
      ...Array(told).fill('ana mail raised'),
    ]);
    const [row] = await harness.rows(
      `SELECT toInt32(count()) AS rows FROM alert_changes_v1 FINAL WHERE rule_id = '${made.id}'`,
    );
    expect(row).toEqual({ rows: 60 });
    await running.stop();
  }, 120_000);

  /** As a cluster runs it, ended by kill -9 when alerts are recorded and their offsets are not. */
  async function runUntilKilled(): Promise<void> {
    const env = Object.fromEntries(Object.entries(harness.env).map(([name, value]) => [name, String(value)]));
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env.PATH, ...env, OUTGOING_ALLOW: '' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.push(child);
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
  }
});
