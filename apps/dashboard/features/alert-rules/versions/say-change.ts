import type { AlertRuleDraft, AlertRuleVersionList } from '@vitrine/contracts';
import { conditionsOf } from '../draft/condition';
import { controlOf, fieldOf } from '../draft/control-of';
import { editOf } from '../draft/rule-edit';
import { conditionWords } from '../sentence/condition-words';
import { type Marked, minutesWords, ruleWords } from '../sentence/rule-words';
import type { Say, Speaker } from '../sentence/speaker';

type Version = AlertRuleVersionList['items'][number];

/** A difference between two versions in words: what it is of, and how it read before and after. */
export interface SaidChange {
  field: string;
  before: string;
  after: string;
}

/** What changed from one version to the next, one row for each part of the sentence that reads otherwise. */
export function sayChanges(
  before: AlertRuleDraft,
  { rule: after, changes }: Pick<Version, 'rule' | 'changes'>,
  speaker: Speaker & Marked,
): SaidChange[] {
  const ofRule = changes.flatMap(({ pointer }) =>
    pointer.startsWith('/rule/') ? [pointer.slice('/rule'.length)] : [],
  );
  const controls = ofRule.map((pointer) => ({ control: controlOf(pointer) ?? 'other', field: fieldOf(pointer) }));
  const named = [...new Map(controls.map((one) => [one.control, one])).values()];
  return [
    ...changes.flatMap((change) => sayState(change, speaker)),
    ...named.map(({ control, field }) => ({
      field,
      before: sayControl(control, before, speaker),
      after: sayControl(control, after, speaker),
    })),
  ];
}

/** Turned on or off, paused or resumed: a version of its own, though the rule says the same. */
function sayState({ pointer, before, after }: Version['changes'][number], speaker: Speaker): SaidChange[] {
  const t: Say<'alertRules'> = speaker.t;
  if (pointer === '/state') {
    const [from, to] = [before, after].map((state) => t(`states.${String(state)}`));
    return [{ field: 'state', before: from ?? '', after: to ?? '' }];
  }
  if (pointer !== '/pausedUntil') return [];
  const [from, to] = [before, after].map((until) =>
    typeof until === 'string' ? speaker.moment(until) : t('versions.nothing'),
  );
  return [{ field: 'pause', before: from ?? '', after: to ?? '' }];
}

/** What stands at a control of a rule, as its sentence or its field says it. */
function sayControl(control: string, draft: AlertRuleDraft, speaker: Speaker & Marked): string {
  const t: Say<'alertRules'> = speaker.t;
  const [name = '', at = '0'] = control.split('.');
  const edit = editOf(draft, true);
  const condition = conditionsOf(draft)[Number(at)];
  switch (name) {
    case 'who':
    case 'channels':
    case 'schedule':
    case 'pending':
      return ruleWords(edit, speaker)[name];
    case 'quiet':
      return ruleWords(edit, speaker).schedule;
    case 'metric':
    case 'grain':
    case 'window':
    case 'side':
    case 'level':
      return condition ? conditionWords(edit, Number(at), speaker)[name] : t('versions.nothing');
    case 'against':
    case 'slack':
      return sayCondition(name, Number(at), draft, speaker);
    case 'recover':
      return minutesWords(draft.recoverMinutes, t);
    case 'cooldown':
      return minutesWords(draft.cooldownMinutes, t);
    case 'reminder':
      return orNothing(draft.routing.reminderMinutes, t);
    case 'escalate':
      return orNothing(draft.routing.escalateMinutes, t);
    case 'grouping':
      return t(`builder.groupings.${draft.routing.grouping}`);
    case 'minTickets':
      return String(draft.minTickets);
    case 'name':
      return draft.name;
    case 'action':
      return draft.action ?? t('versions.nothing');
    default:
      return draft.template ?? t('versions.nothing');
  }
}

/** A condition as a whole: another kind of judging makes another sentence of it. */
function sayCondition(name: 'against' | 'slack', at: number, draft: AlertRuleDraft, speaker: Speaker & Marked): string {
  const t: Say<'alertRules'> = speaker.t;
  const condition = conditionsOf(draft)[at];
  if (condition === undefined) return t('versions.nothing');
  if (name === 'slack') return condition.slack ?? t('versions.nothing');
  return speaker.fill(`sentence.${condition.kind}`, conditionWords(editOf(draft, true), at, speaker));
}

function orNothing(minutes: number | undefined, t: Say<'alertRules'>): string {
  return minutes === undefined ? t('times.never') : minutesWords(minutes, t);
}
