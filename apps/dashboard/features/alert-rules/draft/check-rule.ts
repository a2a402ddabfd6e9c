import type { NumberText } from '@/lib/format/number-text';
import { conditionsOf, levelNames, pointerOf } from './condition';
import { isUnread, type RuleEdit } from './rule-edit';

/** Something that keeps a rule from being saved: where, as the api would name it, and the key of its words. */
export interface RuleProblem {
  pointer: string;
  says: 'unread' | 'noLevel' | 'order' | 'noName' | 'noPeople' | 'noEndpoints' | 'noChannels' | 'nobody';
}

/** What the screen itself can tell is missing; the api has the last word. @param recipients how many people would be told, where known */
export function checkRule(edit: RuleEdit, numbers: NumberText, recipients?: number): RuleProblem[] {
  return [...conditionProblems(edit, numbers), ...routingProblems(edit, recipients), ...nameProblems(edit)];
}

function conditionProblems(edit: RuleEdit, numbers: NumberText): RuleProblem[] {
  return conditionsOf(edit.draft).flatMap((condition, index): RuleProblem[] => {
    const pointer = pointerOf(edit.draft, index);
    const unread = levelNames.filter((level) => isUnread(edit, index, level, numbers));
    if (unread.length > 0) return unread.map((level) => ({ pointer: `${pointer}/${level}`, says: 'unread' }));
    const { warning, critical, side } = condition;
    if (warning === undefined && critical === undefined) return [{ pointer: `${pointer}/warning`, says: 'noLevel' }];
    if (warning === undefined || critical === undefined) return [];
    const further = Number(critical) - Number(warning);
    const isBeyond = side === 'above' ? further >= 0 : further <= 0;
    return isBeyond ? [] : [{ pointer: `${pointer}/critical`, says: 'order' }];
  });
}

function routingProblems({ draft: { routing } }: RuleEdit, recipients: number | undefined): RuleProblem[] {
  const { to, personIds, endpointIds, channels } = routing;
  if (to === 'people' && personIds.length === 0) return [{ pointer: '/routing/personIds', says: 'noPeople' }];
  if (to === 'endpoints' && endpointIds.length === 0) return [{ pointer: '/routing/endpointIds', says: 'noEndpoints' }];
  if (channels.length === 0) return [{ pointer: '/routing/channels', says: 'noChannels' }];
  const isNobody = recipients === 0 && endpointIds.length === 0;
  return isNobody ? [{ pointer: '/routing/to', says: 'nobody' }] : [];
}

function nameProblems({ draft: { name } }: RuleEdit): RuleProblem[] {
  return name.trim() === '' ? [{ pointer: '/name', says: 'noName' }] : [];
}
