import type { AlertRuleDraft, SingleCondition } from '@vitrine/contracts';
import { hasGates } from '@vitrine/domain';
import {
  conditionsOf,
  isDistance,
  joinOf,
  type LevelName,
  metricOf,
  turnSign,
  typedKindOf,
  unitOf,
} from '../draft/condition';
import { isUnread, levelKey, type RuleEdit } from '../draft/rule-edit';
import { grainWords } from './place-words';
import type { Say, Speaker } from './speaker';

/** The brackets of a condition, by the tags of its sentence. */
export const conditionBrackets = ['metric', 'grain', 'window', 'side', 'against', 'level'] as const;
export type ConditionBracket = (typeof conditionBrackets)[number];

/** What stands in each bracket of a condition. */
export function conditionWords(edit: RuleEdit, index: number, speaker: Speaker): Record<ConditionBracket, string> {
  const condition = conditionsOf(edit.draft)[index] ?? edit.draft.condition;
  const single = condition as SingleCondition;
  return {
    metric: metricWords(single, speaker),
    grain: grainWords(edit.draft, isOwned(single), speaker),
    window: 'window' in single ? windowWords(single, speaker.t) : '',
    side: sideWords(single, speaker.t),
    against: againstWords(single, speaker.t),
    level: levelWords(edit, index, speaker),
  };
}

/** "Vendas líquidas de cada loja", but "cada loja ficar sem vender". */
function isOwned({ kind }: SingleCondition): boolean {
  return kind === 'value' || kind === 'change' || kind === 'usual' || kind === 'ticket';
}

/** Names of metrics begin with a capital; inside a sentence they do not. */
function metricWords(condition: SingleCondition, { metrics, locale }: Speaker): string {
  const metric = metricOf(condition);
  if (metric === null) return '';
  const name = metrics(metric);
  return name.charAt(0).toLocaleLowerCase(locale) + name.slice(1);
}

function windowWords({ window }: Extract<SingleCondition, { window: unknown }>, t: Say<'alertRules'>): string {
  return t(`windows.${window}`);
}

function againstWords(condition: SingleCondition, t: Say<'alertRules'>): string {
  return condition.kind === 'change' ? t(`against.${condition.against}`) : t(`against.${condition.kind}`);
}

function sideWords(condition: SingleCondition, t: Say<'alertRules'>): string {
  return t(`sides.${isDistance(condition) ? 'distance' : 'value'}.${condition.side}`);
}

/** The levels as they will be saved; a text that is not understood stands there as it was typed, and says so. */
function levelWords(edit: RuleEdit, index: number, speaker: Speaker): string {
  const t: Say<'alertRules'> = speaker.t;
  const condition = conditionsOf(edit.draft)[index];
  if (condition === undefined) return '';
  const [warning, critical] = (['warning', 'critical'] as const).map((level) => oneLevel(edit, index, level, speaker));
  if (warning && warning === critical)
    return hasGates(joinOf(edit.draft), conditionsOf(edit.draft)) ? warning : t('levels.same', { warning });
  if (warning && critical) return t('levels.both', { warning, critical });
  if (critical) return t('levels.onlyCritical', { critical });
  return warning || t('levels.none');
}

function oneLevel(edit: RuleEdit, index: number, level: LevelName, speaker: Speaker): string {
  const t: Say<'alertRules'> = speaker.t;
  const { numbers } = speaker;
  if (isUnread(edit, index, level, numbers))
    return t('levels.unread', { text: edit.typed[levelKey(index, level)] ?? '' });
  const condition = conditionsOf(edit.draft)[index];
  const value = condition?.[level];
  return condition === undefined || value === undefined ? '' : thresholdWords(condition, level, value, speaker);
}

/** `30% ou mais`, `R$ 59,90`, `30 min ou mais`: a level holds at its threshold. */
export function thresholdWords(condition: SingleCondition, level: LevelName, value: string, speaker: Speaker): string {
  const t: Say<'alertRules'> = speaker.t;
  const { numbers } = speaker;
  const unit = unitOf(condition);
  const amount = numbers.say(turnSign(condition, level, value), typedKindOf(unit));
  const said = unit === 'spreads' || unit === 'minutes' ? t(`units.${unit}`, { amount }) : amount;
  if (level === 'slack') return said;
  if (condition.kind === 'silence')
    return t(condition.side === 'below' ? 'levels.within' : 'levels.beyond', { amount: said });
  return isDistance(condition) ? t('levels.beyond', { amount: said }) : said;
}

/** A name for a rule that nobody named: what it looks at and of whom. */
export function suggestName(draft: AlertRuleDraft, speaker: Speaker): string {
  const t: Say<'alertRules'> = speaker.t;
  const { metrics } = speaker;
  const [first] = conditionsOf(draft);
  if (first === undefined) return '';
  const metric = metricOf(first);
  const what = t(`names.${first.kind}`, {
    metric: metric === null ? '' : metrics(metric),
    side: t(`sides.distance.${first.side}`),
  });
  return `${what} · ${grainWords(draft, false, speaker)}`.slice(0, 120);
}
