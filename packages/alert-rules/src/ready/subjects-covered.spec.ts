import { describe, expect, it } from '@jest/globals';
import { subjectKey } from '@vitrine/metrics';
import { aDraft, someFacts } from '../watch/small-tenant.spec-support.js';
import { RuleNotReady } from './rule-not-ready.js';
import { subjectsCovered } from './subjects-covered.js';

const store = (id: string, region: string) => ({ id, name: id, region, timeZone: 'America/Sao_Paulo', hours: [] });
const stores = new Map([store('a', 'Sul'), store('b', 'Sul'), store('c', 'Norte')].map((one) => [one.id, one]));
const condition = { kind: 'silence', side: 'above', warning: '20' };
const covered = (fields: object, scope?: readonly string[]) => {
  const draft = aDraft({ condition, ...fields });
  const covers = subjectsCovered({ id: 'r', version: 1, draft, ...(scope && { scope }) }, someFacts({ stores }));
  return ['a', 'b', 'c', 'Sul', 'Norte'].filter((id) => covers(subjectKey(id)));
};
const refusal = (fields: object, scope: readonly string[]) => {
  try {
    return covered(fields, scope);
  } catch (error) {
    return error instanceof RuleNotReady ? [error.code, error.pointer] : error;
  }
};

describe('what a rule covers', () => {
  it('shrinks to what its author sees now, and is nothing when nothing of it is left', () => {
    expect(covered({ storeIds: ['a', 'c'] }, ['a', 'b'])).toEqual(['a']);
    expect(covered({ grain: 'region', regionIds: ['Sul', 'Norte'] }, ['a', 'b'])).toEqual(['Sul']);
    expect(refusal({ storeIds: ['c'] }, ['a', 'b'])).toEqual(['outside_scope', '/storeIds']);
    expect(refusal({ grain: 'region', regionIds: ['Sul'] }, ['a', 'c'])).toEqual(['outside_scope', '/regionIds']);
    expect(refusal({ grain: 'network' }, ['a', 'b'])).toEqual(['outside_scope', '/grain']);
  });
});
