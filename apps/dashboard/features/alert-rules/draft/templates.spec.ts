import { describe, expect, it } from '@jest/globals';
import { alertTemplates } from '@vitrine/alert-rules';
import { createNumberText } from '@/lib/format/number-text';
import { checkRule } from './check-rule';
import { conditionsOf, offeredGrains } from './condition';
import { editOf } from './rule-edit';

const numbers = createNumberText({ locale: 'pt-BR', currency: 'BRL' });

describe.each(alertTemplates.map(({ id, rule }) => [id, rule] as const))('the template %s', (_, rule) => {
  it('begins a rule that can be saved as it is', () => {
    expect(checkRule(editOf(rule, true), numbers)).toEqual([]);
  });

  it('asks of a subject that the builder offers for its conditions', () => {
    expect(offeredGrains(conditionsOf(rule))).toContain(rule.grain);
  });
});
