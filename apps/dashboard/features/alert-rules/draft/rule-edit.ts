import type { AlertRuleDraft, SingleCondition } from '@vitrine/contracts';
import type { NumberText } from '@/lib/format/number-text';
import {
  conditionsOf,
  fittingGrain,
  joinOf,
  type LevelName,
  levelNames,
  turnSign,
  typedKindOf,
  unitOf,
} from './condition';

/**
 * A rule while it is written. The draft is what would be saved; `typed` holds the texts of number fields that are being typed, by
 * `<condition>.<level>`. A text that is not understood stands there and leaves the draft alone, so the rule cannot be saved with it.
 */
export interface RuleEdit {
  draft: AlertRuleDraft;
  typed: Readonly<Record<string, string>>;
  /** The person chose the name; else it follows what the rule says. */
  isNamed: boolean;
}

export const MOST_CONDITIONS = 4;

export function editOf(draft: AlertRuleDraft, isNamed: boolean): RuleEdit {
  return { draft, typed: {}, isNamed };
}

export function levelKey(index: number, level: LevelName): string {
  return `${index}.${level}`;
}

/** Conditions put in place of those there are; one stands alone. The subject follows where it must. */
export function withConditions(
  draft: AlertRuleDraft,
  of: readonly SingleCondition[],
  join: 'all' | 'any' = joinOf(draft) ?? 'all',
): AlertRuleDraft {
  const [only] = of;
  if (only === undefined) return draft;
  const condition = of.length === 1 ? only : { kind: join, of: [...of] };
  return { ...draft, condition, grain: fittingGrain(of, draft.grain) };
}

/** One condition changed. Texts of its fields are dropped when its levels, or what they are written in, have changed. */
export function changeCondition(edit: RuleEdit, index: number, changed: SingleCondition): RuleEdit {
  const conditions = conditionsOf(edit.draft);
  const before = conditions[index];
  const keepsTexts =
    before !== undefined &&
    unitOf(before) === unitOf(changed) &&
    before.side === changed.side &&
    levelNames.every((level) => before[level] === changed[level]);
  return {
    ...edit,
    draft: withConditions(
      edit.draft,
      conditions.map((one, at) => (at === index ? changed : one)),
    ),
    typed: keepsTexts ? edit.typed : textsWhere(edit.typed, (at) => (at === index ? null : at)),
  };
}

export function addCondition(edit: RuleEdit, added: SingleCondition): RuleEdit {
  const conditions = conditionsOf(edit.draft);
  if (conditions.length >= MOST_CONDITIONS) return edit;
  return { ...edit, draft: withConditions(edit.draft, [...conditions, added]) };
}

export function removeCondition(edit: RuleEdit, index: number): RuleEdit {
  const conditions = conditionsOf(edit.draft);
  if (conditions.length === 1) return edit;
  return {
    ...edit,
    draft: withConditions(
      edit.draft,
      conditions.filter((_, at) => at !== index),
    ),
    typed: textsWhere(edit.typed, (at) => (at === index ? null : at > index ? at - 1 : at)),
  };
}

/** What a number field shows: the text being typed, else the draft's value as the language writes it. */
export function levelText(edit: RuleEdit, index: number, level: LevelName, numbers: NumberText): string {
  const typed = edit.typed[levelKey(index, level)];
  const condition = conditionsOf(edit.draft)[index];
  const value = condition?.[level];
  if (typed !== undefined) return typed;
  if (condition === undefined || value === undefined) return '';
  return numbers.write(turnSign(condition, level, value), typedKindOf(unitOf(condition)));
}

/** A level as it is typed: understood, it is the draft's; emptied, the draft has none; else the draft stays as it was. */
export function typeLevel(
  edit: RuleEdit,
  index: number,
  level: LevelName,
  text: string,
  numbers: NumberText,
): RuleEdit {
  const condition = conditionsOf(edit.draft)[index];
  if (condition === undefined) return edit;
  const typed = { ...edit.typed, [levelKey(index, level)]: text };
  const value = text.trim() === '' ? undefined : readLevel(condition, level, text, numbers);
  if (value === null) return { ...edit, typed };
  const { [level]: _before, ...rest } = condition;
  const changed = (value === undefined ? rest : { ...rest, [level]: value }) as SingleCondition;
  const conditions = conditionsOf(edit.draft).map((one, at) => (at === index ? changed : one));
  return { ...edit, typed, draft: withConditions(edit.draft, conditions) };
}

function readLevel(condition: SingleCondition, level: LevelName, text: string, numbers: NumberText): string | null {
  const value = numbers.read(text, typedKindOf(unitOf(condition)));
  if (value === null || (level === 'slack' && value.startsWith('-'))) return null;
  return turnSign(condition, level, value);
}

/** The person left the field: what was understood is written as the language writes it. */
export function settleLevel(edit: RuleEdit, index: number, level: LevelName, numbers: NumberText): RuleEdit {
  if (isUnread(edit, index, level, numbers)) return edit;
  const { [levelKey(index, level)]: _typed, ...typed } = edit.typed;
  return { ...edit, typed };
}

/** Whether what stands in a field is not understood, and so is not what the draft says. */
export function isUnread(edit: RuleEdit, index: number, level: LevelName, numbers: NumberText): boolean {
  const text = edit.typed[levelKey(index, level)];
  const condition = conditionsOf(edit.draft)[index];
  if (text === undefined || condition === undefined || text.trim() === '') return false;
  return readLevel(condition, level, text, numbers) === null;
}

/** The texts with their conditions numbered anew; those of a condition that went go with it. */
function textsWhere(typed: RuleEdit['typed'], newIndex: (index: number) => number | null): RuleEdit['typed'] {
  const kept = Object.entries(typed).flatMap(([key, text]) => {
    const [index = '', level = ''] = key.split('.');
    const at = newIndex(Number(index));
    return at === null ? [] : [[`${at}.${level}`, text]];
  });
  return Object.fromEntries(kept);
}
