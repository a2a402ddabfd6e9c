import { describe, expect, it } from '@jest/globals';
import type { KeptRuleHealth } from '@vitrine/store';
import { type HealthAsked, healthOf } from './rule-health.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 30, 12, 0, seconds));
const now = at(600);
const rule = { state: 'on', version: 3, error: null, updatedAt: at(0).toISOString() } as const;
const row: KeptRuleHealth = {
  ...{ ruleId: 'r', tenantId: 't', version: 3, state: 'ok', code: null, pointer: null, subjects: 4, learning: 0 },
  blindUntil: null,
  ...{ since: at(5), factsAt: at(0), updatedAt: at(5) },
};
const pulse = { completeUntil: at(599), reportedAt: at(598) };
const said = (asked: Partial<HealthAsked>) => {
  const health = healthOf({ rule, row, pulse, resumedAt: null, now, ...asked });
  return health && [health.state, health.code, health.since];
};

describe('the health that a person sees', () => {
  it('is well while alerting answers and sales come through', () => {
    expect(healthOf({ rule, row, pulse, resumedAt: null, now })).toEqual({
      ...{ state: 'ok', code: null, pointer: null, since: at(5).toISOString(), until: null, message: null },
      subjects: { total: 4, learning: 0 },
    });
  });

  it.each<[string, Partial<HealthAsked>, [state: string, code: string | null, since: Date | null]]>([
    ['alerting is away', { pulse: { ...pulse, reportedAt: at(540) } }, ['noData', 'alerting_away', at(540)]],
    ['alerting has never run', { pulse: undefined }, ['noData', 'alerting_away', null]],
    ['sales wait', { pulse: { ...pulse, completeUntil: at(540) } }, ['noData', 'pipeline_behind', at(540)]],
    ['nothing is known yet', { pulse: { ...pulse, completeUntil: null } }, ['noData', 'pipeline_behind', null]],
    ['it was not taken up', { row: undefined }, ['noData', 'not_taken_up', at(0)]],
    ['another version was', { row: { ...row, version: 2 } }, ['noData', 'not_taken_up', at(0)]],
    ['nothing was sold', { row: { ...row, state: 'noData', code: 'no_sales' } }, ['noData', 'no_sales', at(5)]],
    ['its window was not seen yet', { row: { ...row, blindUntil: at(601) } }, ['noData', 'window_not_seen', at(5)]],
    ['its window is seen by now', { row: { ...row, blindUntil: at(600) } }, ['ok', null, at(5)]],
    ['it cannot be read', { row: { ...row, state: 'error', code: 'x' } }, ['error', 'x', at(5)]],
    ['some learn', { row: { ...row, state: 'learning', learning: 1 } }, ['learning', null, at(5)]],
  ])('when %s', (_, asked, [state, code, since]) => {
    expect(said(asked)).toEqual([state, code, since?.toISOString() ?? null]);
  });

  it('is nothing for a rule that is off or paused, and for one that was just made, changed or begun again', () => {
    expect(said({ rule: { ...rule, state: 'off' } })).toBeNull();
    expect(said({ rule: { ...rule, state: 'paused' } })).toBeNull();
    expect(said({ row: undefined, rule: { ...rule, updatedAt: at(560).toISOString() } })).toBeNull();
    expect(said({ row: undefined, resumedAt: at(570) })).toBeNull();
  });

  it('is the error of the rule, whatever else is wrong, with its place once alerting tells it', () => {
    const error = { code: 'outside_scope', message: { 'pt-BR': 'a', en: 'b' } };
    const wrong = { ...rule, error };
    expect(said({ rule: wrong, pulse: undefined, row: undefined })).toEqual(['error', 'outside_scope', null]);
    const told = { ...row, state: 'error' as const, code: 'outside_scope', pointer: '/storeIds' };
    expect(healthOf({ rule: wrong, row: told, pulse, resumedAt: null, now })).toMatchObject({
      ...{ state: 'error', pointer: '/storeIds', message: error.message, since: at(5).toISOString() },
    });
  });

  it('says what to do in both languages, with how many still learn', () => {
    const learning = healthOf({
      ...{ rule, pulse, resumedAt: null, now },
      row: { ...row, state: 'learning', learning: 1 },
    });
    expect(learning?.message?.['pt-BR']).toContain('1 de 4 alvos têm menos de três semanas');
    expect(learning?.message?.en).toContain('1 of 4 targets have');
  });

  it('says from when on a rule sees its whole window', () => {
    const blind = healthOf({ ...{ rule, pulse, resumedAt: null, now }, row: { ...row, blindUntil: at(900) } });
    expect(blind).toMatchObject({ until: at(900).toISOString(), subjects: { total: 4 } });
    expect(blind?.message?.en).toContain('counted only since it was turned on');
  });
});
