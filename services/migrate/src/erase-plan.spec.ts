import { describe, expect, it } from '@jest/globals';
import { erasePlan } from './erase-plan.js';

describe('the plan of an erasure', () => {
  const names = (round: 'first' | 'last') => erasePlan(['sale_lines_v1', 'stores_v1'], round).map(({ name }) => name);

  it('takes people first, then what the facts could be written from again, then every table', () => {
    expect(names('first')).toEqual(['first:postgres', 'first:journal_v1', 'first:sale_lines_v1', 'first:stores_v1']);
  });

  it('has names of its own in each round, so that none is taken for done', () => {
    expect(new Set([...names('first'), ...names('last')]).size).toBe(8);
  });
});
