import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AlertRaised } from '@vitrine/contracts';
import type { KeptRule } from './alert-rules.repository.js';
import type { Store } from './create-store.js';
import { newId } from './secrets.js';
import { aDelivery, aRaised, aRecord, draft } from './testing-alert-records.js';
import { openTestStore } from './testing-store.js';

/** Each look is later than the lease of the one before. */
let lookedMs = Date.UTC(2030, 0, 1);
let store: Store;
let close: () => Promise<void>;
let endpointId: string;

beforeAll(async () => {
  ({ store, close } = await openTestStore('outdated_alerts_spec'));
  await store.tenants.create({ id: 'acme', name: 'Acme', currency: 'BRL', timeZone: 'America/Manaus', locale: 'en' });
  endpointId = newId();
});
afterAll(() => close?.());

async function aRule(): Promise<KeptRule> {
  const [made] = await store.alertRules.create([{ tenantId: 'acme', state: 'on', authorId: null, rule: draft }]);
  return made as KeptRule;
}

const raisedBy = ({ id, version }: KeptRule): AlertRaised => aRaised({ ruleId: id, ruleVersion: version });
const record = (raised: AlertRaised) =>
  store.alerts.record([aRecord(raised, { deliveries: [aDelivery({ endpointId })] })]);

/** The alert as a message about it finds it. */
async function alertOf({ alertId }: AlertRaised) {
  const due = await store.alertDeliveries.claimDue({ limit: 500, leaseMs: 1, now: new Date(++lookedMs) });
  return due.find(({ alert }) => alert.id === alertId)?.alert;
}

describe('an open alert of a rule', () => {
  it('ends when the rule is changed, turned off or deleted', async () => {
    const changes: ((rule: KeptRule) => Promise<unknown>)[] = [
      (rule) => store.alertRules.change(rule, { rule: { ...rule.rule, name: 'other' } }, null),
      (rule) => store.alertRules.change(rule, { state: 'off' }, null),
      (rule) => store.alertRules.delete(rule),
    ];
    for (const change of changes) {
      const rule = await aRule();
      const [raised, ofAnother] = [raisedBy(rule), raisedBy(await aRule())];
      await record(raised);
      await record(ofAnother);
      await change(rule);
      expect(await alertOf(raised)).toMatchObject({
        ...{ phase: 'ended', status: 'resolved', cause: 'ruleChanged', endedBy: 'ruleChanged' },
      });
      expect(await alertOf(ofAnother)).toMatchObject({ phase: 'firing', status: 'open', cause: null, endedBy: null });
    }
  });

  it('ends as it is written down, when the rule was changed after it rang', async () => {
    const rule = await aRule();
    const changed = await store.alertRules.change(rule, { state: 'off' }, null);
    const raised = raisedBy(rule);
    await record(raised);
    expect(await alertOf(raised)).toMatchObject({ phase: 'ended', cause: 'ruleChanged' });

    const ofNow = raisedBy(changed as KeptRule);
    await record(ofNow);
    expect(await alertOf(ofNow)).toMatchObject({ phase: 'firing', cause: null });
  });

  it('keeps the cause by which it had ended before', async () => {
    const rule = await aRule();
    const raised = raisedBy(rule);
    await record(raised);
    await record({ ...raised, eventId: newId(), change: 'recovered', level: 'none' });
    await store.alertRules.delete(rule);
    expect(await alertOf(raised)).toMatchObject({ phase: 'ended', cause: 'recovered', endedBy: 'recovered' });
  });
});
