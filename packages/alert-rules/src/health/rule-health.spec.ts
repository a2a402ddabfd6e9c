import { describe, expect, it } from '@jest/globals';
import { subjectId } from '@vitrine/domain';
import type { TenantFacts } from '../facts/tenant-facts.js';
import { readyRule } from '../ready/ready-rule.js';
import { RuleNotReady } from '../ready/rule-not-ready.js';
import { aRule, someFacts } from '../watch/small-tenant.spec-support.js';
import { judgeHealth } from './rule-health.js';

/** Stores `centro` and `praia`, both of the region Sul. */
const sold = (days: Record<string, number>): TenantFacts =>
  someFacts({ soldDaysOf: (subject) => days[subjectId(subject)] ?? 0 });
const usual = { condition: { kind: 'usual', metric: 'netSales', window: '1h', side: 'below', warning: '-2' } };
const value = { condition: { kind: 'value', metric: 'netSales', window: '1h', side: 'below', warning: '10' } };
const id = (grain: string, key: string) => subjectId({ grain, key });
const [centro, praia] = [id('store', 'centro'), id('store', 'praia')];

const health = (fields: Record<string, unknown>, facts: TenantFacts, scope?: readonly string[]) => {
  const rule = { ...aRule('r', fields), ...(scope && { scope }) };
  const { state, code, subjects, learning } = judgeHealth(rule, facts, undefined);
  return [state, code, subjects, learning];
};

describe('how a rule stands', () => {
  const facts = sold({ [centro]: 40, [praia]: 5, [id('region', 'Sul')]: 40, [id('network', '')]: 40 });

  it('counts those that still learn, where the rule asks for the past', () => {
    expect(health(usual, facts)).toEqual(['learning', null, 2, 1]);
    expect(health(value, facts)).toEqual(['ok', null, 2, 0]);
    expect(health({ ...usual, storeIds: ['centro'] }, facts)).toEqual(['ok', null, 1, 0]);
    expect(health(usual, facts, ['praia'])).toEqual(['learning', null, 1, 1]);
    expect(health({ ...usual, grain: 'product', productIds: ['p1'] }, facts)).toEqual(['learning', null, 2, 1]);
    expect(health({ ...usual, grain: 'region' }, facts)).toEqual(['ok', null, 1, 0]);
    expect(health({ ...usual, grain: 'network' }, facts)).toEqual(['ok', null, 1, 0]);
  });

  it('has no data where nobody it looks at has ever sold, or it looks at nobody', () => {
    expect(health(value, sold({}))).toEqual(['noData', 'no_sales', 2, 0]);
    expect(health({ ...value, storeIds: ['novo'] }, facts)).toEqual(['noData', 'no_sales', 1, 0]);
    expect(health({ ...value, regionIds: ['Norte'] }, facts)).toEqual(['noData', 'no_subjects', 0, 0]);
    expect(health(value, facts, [])).toEqual(['noData', 'no_subjects', 0, 0]);
  });

  it('is well without a catalogue, as soon as something is sold', () => {
    const bare = { stores: new Map() };
    expect(health(value, { ...facts, ...bare })).toEqual(['ok', null, 0, 0]);
    expect(health(value, { ...sold({}), ...bare })).toEqual(['noData', 'no_sales', 0, 0]);
  });

  it('is an error before anything else', () => {
    const failed = new RuleNotReady('outside_scope', '/storeIds');
    expect(judgeHealth(aRule('r', value), sold({}), failed)).toMatchObject({ state: 'error', pointer: '/storeIds' });
  });
});

it('a draft of a shape that nobody knows any more is not ready, and not a fault of whoever reads it', () => {
  const { draft } = aRule('r', value);
  const old = {
    id: 'r',
    version: 1,
    draft: { ...draft, condition: { kind: 'moonPhase', side: 'above', warning: '1' } } as unknown as typeof draft,
  };
  expect(() => readyRule(old, someFacts())).toThrow(RuleNotReady);
});
