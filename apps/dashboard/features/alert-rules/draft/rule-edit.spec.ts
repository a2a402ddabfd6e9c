import { describe, expect, it } from '@jest/globals';
import { alertRuleDraftSchema } from '@vitrine/contracts';
import fc from 'fast-check';
import { createNumberText } from '@/lib/format/number-text';
import { checkRule } from './check-rule';
import { conditionKinds, ruleMetrics } from './choices';
import { conditionsOf, levelNames, turnSign, typedKindOf, unitOf, withKind, withMetric, withSide } from './condition';
import { aDraft, conditions, drafts } from './drafts.fixture';
import {
  addCondition,
  changeCondition,
  editOf,
  isUnread,
  levelText,
  type RuleEdit,
  removeCondition,
  settleLevel,
  typeLevel,
} from './rule-edit';

const numbers = createNumberText({ locale: 'pt-BR', currency: 'BRL' });

/** What a person can do to a condition, in any order. */
const steps: fc.Arbitrary<(edit: RuleEdit) => RuleEdit> = fc.oneof(
  fc
    .tuple(
      fc.nat({ max: 3 }),
      fc.constantFrom(...levelNames),
      fc.string({ unit: fc.constantFrom(...'0123456789,.- %'), maxLength: 8 }),
    )
    .map(
      ([at, level, text]) =>
        (edit: RuleEdit) =>
          typeLevel(edit, at, level, text, numbers),
    ),
  fc.tuple(fc.nat({ max: 3 }), fc.constantFrom(...levelNames)).map(
    ([at, level]) =>
      (edit: RuleEdit) =>
        settleLevel(edit, at, level, numbers),
  ),
  fc
    .tuple(fc.nat({ max: 3 }), fc.constantFrom(...conditionKinds))
    .map(([at, kind]) => changing(at, (one) => withKind(one, kind))),
  fc
    .tuple(fc.nat({ max: 3 }), fc.constantFrom(...ruleMetrics))
    .map(([at, id]) => changing(at, (one) => withMetric(one, id))),
  fc
    .tuple(fc.nat({ max: 3 }), fc.constantFrom('above' as const, 'below' as const))
    .map(([at, side]) => changing(at, (one) => withSide(one, side))),
  conditions
    .filter(({ kind }) => kind === 'value' || kind === 'usual')
    .map((one) => (edit: RuleEdit) => addCondition(edit, one)),
  fc.nat({ max: 3 }).map((at) => (edit: RuleEdit) => removeCondition(edit, at)),
);

function changing(
  at: number,
  change: (one: ReturnType<typeof conditionsOf>[number]) => ReturnType<typeof conditionsOf>[number],
) {
  return (edit: RuleEdit) => {
    const condition = conditionsOf(edit.draft)[at];
    return condition === undefined ? edit : changeCondition(edit, at, change(condition));
  };
}

describe('a rule while it is written', () => {
  it('shows in each field what would be saved, or is not saved', () => {
    fc.assert(
      fc.property(drafts, fc.array(steps, { maxLength: 12 }), (draft, taken) => {
        const edit = taken.reduce((at, step) => step(at), editOf(draft, true));
        conditionsOf(edit.draft).forEach((condition, index) => {
          for (const level of levelNames) {
            if (isUnread(edit, index, level, numbers)) {
              expect(checkRule(edit, numbers)).toContainEqual(expect.objectContaining({ says: 'unread' }));
              continue;
            }
            const text = levelText(edit, index, level, numbers);
            const read = text.trim() === '' ? undefined : numbers.read(text, typedKindOf(unitOf(condition)));
            const meant = read === undefined || read === null ? read : turnSign(condition, level, read);
            expect(meant).toBe(condition[level]);
          }
        });
      }),
      { numRuns: 400 },
    );
  });

  it('is one that the api takes when nothing is wrong with it', () => {
    fc.assert(
      fc.property(drafts, fc.array(steps, { maxLength: 12 }), (draft, taken) => {
        const edit = taken.reduce((at, step) => step(at), editOf(draft, true));
        if (checkRule(edit, numbers).length > 0) return;
        expect(alertRuleDraftSchema.parse(edit.draft)).toEqual(edit.draft);
      }),
      { numRuns: 400 },
    );
  });

  it('says 30 % below where the contract has −0.3, and turns with the side', () => {
    const edit = editOf(aDraft(), true);
    expect(levelText(edit, 0, 'warning', numbers)).toBe('30');
    const [condition] = conditionsOf(edit.draft);
    expect(condition && withSide(condition, 'above').warning).toBe('0.3');
  });

  it('leaves the draft alone while a number is not understood', () => {
    const edit = typeLevel(editOf(aDraft(), true), 0, 'warning', '3o', numbers);
    expect(edit.draft).toEqual(aDraft());
    expect(levelText(edit, 0, 'warning', numbers)).toBe('3o');
    expect(checkRule(edit, numbers)).toEqual([{ pointer: '/condition/warning', says: 'unread' }]);
  });

  it('asks for a level anew when its unit changes', () => {
    const edit = editOf(
      aDraft({ condition: { kind: 'value', metric: 'netSales', window: '1h', side: 'below', warning: '500' } }),
      true,
    );
    const [money] = conditionsOf(edit.draft);
    expect(money && withMetric(money, 'grossSales').warning).toBe('500');
    expect(money && withMetric(money, 'discountRate').warning).toBeUndefined();
  });

  it('keeps the texts of the other conditions when one is taken out', () => {
    const more = { kind: 'usual', metric: 'tickets', window: '1h', side: 'below', warning: '-2' } as const;
    const three = addCondition(addCondition(editOf(aDraft(), true), more), more);
    const typed = typeLevel(three, 2, 'warning', 'x', numbers);
    const left = removeCondition(typed, 0);
    expect(isUnread(left, 1, 'warning', numbers)).toBe(true);
    expect(checkRule(left, numbers)).toEqual([{ pointer: '/condition/of/1/warning', says: 'unread' }]);
  });

  it('tells its own faults: levels in the wrong order, nobody to tell', () => {
    const wrong = typeLevel(editOf(aDraft(), true), 0, 'critical', '20', numbers);
    expect(checkRule(wrong, numbers)).toEqual([{ pointer: '/condition/critical', says: 'order' }]);
    expect(checkRule(editOf(aDraft(), true), numbers, 0)).toEqual([{ pointer: '/routing/to', says: 'nobody' }]);
    const nobody = aDraft({ routing: { ...aDraft().routing, to: 'people' } });
    expect(checkRule(editOf(nobody, true), numbers, 3)).toEqual([{ pointer: '/routing/personIds', says: 'noPeople' }]);
  });
});
