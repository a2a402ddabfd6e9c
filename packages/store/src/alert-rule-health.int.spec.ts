import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewRuleHealth } from './alert-rule-health.repository.js';
import type { KeptRule } from './alert-rules.repository.js';
import type { Store } from './create-store.js';
import { draft } from './testing-alert-records.js';
import { openTestStore } from './testing-store.js';

let store: Store;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ store, close } = await openTestStore('alert_rule_health_spec'));
  await store.tenants.create({ id: 't', name: 't', currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' });
});
afterAll(() => close?.());

const at = (minute: number) => new Date(Date.UTC(2026, 10, 30, 12, minute));
const aRule = async (): Promise<KeptRule> => {
  const [made] = await store.alertRules.create([{ tenantId: 't', state: 'on', authorId: null, rule: draft }]);
  return made as KeptRule;
};
const said = ({ id, version }: KeptRule, more: Partial<NewRuleHealth> = {}): NewRuleHealth => ({
  ...{ ruleId: id, version, state: 'ok', code: null, pointer: null, subjects: 3, learning: 0, factsAt: at(0) },
  blindUntil: null,
  ...more,
});
const kept = async ({ id }: KeptRule) => (await store.alertRuleHealth.of('t', [id])).get(id);

describe('the health of a rule', () => {
  it('stands since its state began, and is written when something differs', async () => {
    const rule = await aRule();
    await store.alertRuleHealth.report([said(rule)], at(1));
    await store.alertRuleHealth.report([said(rule)], at(2));
    expect(await kept(rule)).toMatchObject({ state: 'ok', since: at(1), updatedAt: at(1) });
    await store.alertRuleHealth.report([said(rule, { learning: 1, state: 'learning' })], at(3));
    await store.alertRuleHealth.report([said(rule, { learning: 2, state: 'learning' })], at(4));
    expect(await kept(rule)).toMatchObject({ state: 'learning', learning: 2, since: at(3), updatedAt: at(4) });
  });

  it('is what newer facts say: a pod with older ones does not overwrite another', async () => {
    const rule = await aRule();
    await store.alertRuleHealth.report([said(rule, { state: 'error', code: 'outside_scope', factsAt: at(9) })]);
    await store.alertRuleHealth.report([said(rule, { factsAt: at(8) })]);
    expect(await kept(rule)).toMatchObject({ state: 'error' });
    await store.alertRuleHealth.report([said(rule, { factsAt: at(10) })]);
    expect(await kept(rule)).toMatchObject({ state: 'ok', code: null });
  });

  it('is broken while one pod says so, whatever those say that see other stores', async () => {
    const rule = await aRule();
    const broken = said(rule, { state: 'error', code: 'not_evaluable', pointer: '' });
    const fine = said(rule, { factsAt: at(1) });
    await store.alertRuleHealth.report([broken], at(1));
    await store.alertRuleHealth.report([fine], at(9));
    await store.alertRuleHealth.report([broken], at(11));
    await store.alertRuleHealth.report([fine], at(25));
    expect(await kept(rule)).toMatchObject({ state: 'error', code: 'not_evaluable', since: at(1), updatedAt: at(11) });
    await store.alertRuleHealth.report([fine], at(27));
    expect(await kept(rule)).toMatchObject({ state: 'ok', since: at(27) });
  });

  it('is blind until the latest instant that a pod tells, whoever tells last', async () => {
    const rule = await aRule();
    await store.alertRuleHealth.report([said(rule)]);
    for (const blindUntil of [at(20), at(30), at(10), null])
      await store.alertRuleHealth.report([said(rule, { blindUntil })]);
    expect(await kept(rule)).toMatchObject({ state: 'ok', blindUntil: at(30) });
  });

  it('goes with a change of its rule, and a pod that knows the old one only cannot bring it back', async () => {
    const rule = await aRule();
    await store.alertRuleHealth.report([said(rule, { state: 'error', code: 'x' })]);
    const changed = (await store.alertRules.change(rule, { rule: { ...draft, name: 'other' } }, null)) as KeptRule;
    expect(await kept(rule)).toBeUndefined();
    await store.alertRuleHealth.report([said(rule)]);
    expect(await kept(rule)).toBeUndefined();
    await store.alertRuleHealth.report([said(changed)]);
    expect(await kept(rule)).toMatchObject({ version: 2 });
  });

  it('goes with its rule', async () => {
    const [deleted, off] = [await aRule(), await aRule()];
    await store.alertRuleHealth.report([said(deleted), said(off)]);
    await store.alertRules.delete(deleted);
    await store.alertRules.change(off, { state: 'off' }, null);
    await store.alertRuleHealth.report([said(deleted), said(off), said({ ...off, version: 2 })]);
    expect([await kept(deleted), await kept(off)]).toEqual([undefined, undefined]);
  });

  it("is nobody else's", async () => {
    const rule = await aRule();
    await store.alertRuleHealth.report([said(rule)]);
    expect((await store.alertRuleHealth.of('another', [rule.id])).size).toBe(0);
  });
});

it('the pulse of alerting never goes back, whoever of its pods tells it', async () => {
  expect(await store.alertRuleHealth.pulse()).toBeUndefined();
  await store.alertRuleHealth.beat(undefined, at(1));
  expect(await store.alertRuleHealth.pulse()).toEqual({ completeUntil: null, reportedAt: at(1) });
  await store.alertRuleHealth.beat(at(4), at(5));
  await store.alertRuleHealth.beat(at(3), at(6));
  await store.alertRuleHealth.beat(undefined, at(2));
  expect(await store.alertRuleHealth.pulse()).toEqual({ completeUntil: at(4), reportedAt: at(6) });
});
