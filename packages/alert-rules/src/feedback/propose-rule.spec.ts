import { describe, expect, it } from '@jest/globals';
import type { AlertRuleDraft, SingleCondition } from '@vitrine/contracts';
import { alertTemplates } from '../templates/alert-templates.js';
import { proposeRule, type RaisedVerdict } from './propose-rule.js';

const [template] = alertTemplates;
const aRule = (condition: AlertRuleDraft['condition']): AlertRuleDraft => {
  if (template === undefined) throw new Error('no template');
  return { ...template.rule, condition };
};
const change: SingleCondition = {
  ...{ kind: 'change', metric: 'netSales', window: '1h', against: 'sameWeekday', by: 'share', side: 'below' },
  warning: '-0.2',
};
const verdict = (judged: number, isUseless: boolean, evidence: object = {}): RaisedVerdict => ({
  evidence: { condition: 'change', metric: 'netSales', by: 'share', judged, ...evidence } as RaisedVerdict['evidence'],
  isUseless,
});
const useless = [-0.21, -0.22, -0.25].map((judged) => verdict(judged, true));
const others = [-0.4, -0.5, -0.6].map((judged) => verdict(judged, false));

describe('a proposal for a rule', () => {
  it('is the rule with another threshold, and with nothing else changed', () => {
    const rule = aRule(change);
    expect(proposeRule(rule, [...useless, ...others])).toEqual({
      ...{ level: 'warning', before: '-0.2', threshold: '-0.26', silenced: 3, lost: 0, useless: 3, others: 3 },
      rule: { ...rule, condition: { ...change, warning: '-0.26' } },
    });
  });

  it('is about the level at which the rule begins to ring, and leaves a warning before critical', () => {
    const { warning, ...rest } = change;
    const critical = aRule({ ...rest, critical: warning } as SingleCondition);
    expect(proposeRule(critical, [...useless, ...others])).toMatchObject({ level: 'critical', threshold: '-0.26' });
    const both = aRule({ ...change, critical: '-0.24' });
    expect(proposeRule(both, [...useless, ...others])).toMatchObject({ threshold: '-0.23', silenced: 2 });
    expect(proposeRule(aRule({ ...change, critical: '-0.21' }), [...useless, ...others])).toBeUndefined();
  });

  it('counts no figure of another condition, metric or unit, nor what would not ring any more', () => {
    const foreign = [
      verdict(-3, true, { condition: 'usual' }),
      verdict(-0.3, true, { metric: 'tickets' }),
      verdict(-900, true, { by: 'amount' }),
      verdict(-0.1, true),
    ];
    expect(proposeRule(aRule(change), foreign)).toBeUndefined();
    expect(proposeRule(aRule(change), [...foreign, ...useless, ...others])).toMatchObject({ useless: 3, others: 3 });
  });

  it('is none for several conditions', () => {
    expect(proposeRule(aRule({ kind: 'any', of: [change, change] }), [...useless, ...others])).toBeUndefined();
  });
});
