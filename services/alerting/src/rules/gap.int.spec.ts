import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import type { RuleChange } from '@vitrine/store';
import { TENANT } from '@vitrine/testing';
import { aDraft } from '../testing/a-rule.js';
import { aSoldTicket } from '../testing/a-ticket.js';
import { Harness } from '../testing/harness.js';

const STORES = ['s1', 's2', 's3', 's4'];

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start('alert_gap');
}, 60_000);
afterEach(() => harness?.stop(), 60_000);

const dayAbove = (warning: string) =>
  aDraft({ condition: { kind: 'value', metric: 'netSales', window: 'day', side: 'above', warning } });

async function sellEach(amount: string): Promise<void> {
  await harness.sendAccepted(STORES.map((storeId) => aSoldTicket(amount, { storeId })));
}

async function change(id: string, to: RuleChange): Promise<void> {
  const read = await harness.store.alertRules.find(TENANT, id);
  if (read) await harness.store.alertRules.change(read, to, null);
}

/** Of each rule, by its name here: what was told of which version in how many stores. */
async function told(names: Readonly<Record<string, string>>): Promise<Record<string, string[]>> {
  const raised = await harness.raised();
  const of = (id: string) => raised.filter(({ ruleId }) => ruleId === id);
  const said = (id: string) =>
    of(id).map(({ change, ruleVersion, subject }) => `${change} v${ruleVersion} ${subject.storeId}`);
  return Object.fromEntries(Object.entries(names).map(([name, id]) => [name, said(id).sort()]));
}

const inEach = (what: string) => STORES.map((storeId) => `${what} ${storeId}`);

it('judges what was sold while nobody watched by the rules as they are now, and tells nothing again', async () => {
  const rules = {
    kept: await harness.rule(dayAbove('100')),
    lowered: await harness.rule(dayAbove('100')),
    rung: await harness.rule(dayAbove('10')),
    rungAndChanged: await harness.rule(dayAbove('10')),
    off: await harness.rule(dayAbove('50')),
  };
  const first = await harness.alert();
  await sellEach('30');
  await harness.settled(topics.salesAccepted);
  await first.stop();
  const before = { kept: [], lowered: [], rung: inEach('raised v1'), rungAndChanged: inEach('raised v1'), off: [] };
  expect(await told(rules)).toEqual(before);

  await change(rules.lowered, { rule: dayAbove('50') });
  await change(rules.rungAndChanged, { rule: dayAbove('20') });
  await change(rules.off, { state: 'off' });
  const all = { ...rules, made: await harness.rule(dayAbove('55')) };
  await sellEach('30');
  const second = await harness.alert();
  await harness.settled(topics.salesAccepted);
  const after = {
    ...before,
    lowered: inEach('raised v2'),
    rungAndChanged: [...inEach('raised v1'), ...inEach('raised v2')].sort(),
    made: inEach('raised v1'),
  };
  expect(await told(all)).toEqual(after);

  await sellEach('60');
  await harness.settled(topics.salesAccepted);
  await second.stop();
  expect(await told(all)).toEqual({ ...after, kept: inEach('raised v1') });

  // Turned on again while nobody watches, it knows the sales of the time when it was off.
  await change(rules.off, { state: 'on' });
  await harness.alert();
  await sellEach('1');
  await harness.settled(topics.salesAccepted);
  expect(await told(all)).toEqual({ ...after, kept: inEach('raised v1'), off: inEach('raised v3') });
}, 200_000);
