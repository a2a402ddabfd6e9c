'use client';

import type { SingleCondition } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { seesMargin } from '@/lib/access';
import { type ConditionKind, marginMetrics, ruleMetrics, windowsOf } from '../../draft/choices';
import {
  conditionsOf,
  isDistance,
  metricOf,
  offeredGrains,
  withKind,
  withMetric,
  withSide,
} from '../../draft/condition';
import { changeCondition } from '../../draft/rule-edit';
import { useBuilder } from '../context/builder-context';
import { OptionList } from './option-list';

/** A condition of the rule and how to change it. */
export function useCondition(index: number): {
  condition: SingleCondition;
  set: (step: (condition: SingleCondition) => SingleCondition) => void;
} | null {
  const { edit, change } = useBuilder();
  const condition = conditionsOf(edit.draft)[index];
  if (condition === undefined) return null;
  return {
    condition,
    set: (step) =>
      change((before) => {
        const one = conditionsOf(before.draft)[index];
        return one === undefined ? before : changeCondition(before, index, step(one));
      }),
  };
}

export function MetricChoice({ index }: { index: number }) {
  const t = useTranslations('metrics');
  const { me } = useSession();
  const held = useCondition(index);
  if (!held) return null;
  const offered = ruleMetrics.filter((id) => seesMargin(me) || !marginMetrics.includes(id));
  return (
    <OptionList
      options={offered.map((id) => ({ id, name: t(id) }))}
      chosen={offered.find((id) => id === metricOf(held.condition))}
      onChoose={(id) => held.set((one) => withMetric(one, id))}
    />
  );
}

export function WindowChoice({ index }: { index: number }) {
  const t = useTranslations('alertRules');
  const held = useCondition(index);
  if (!held || !('window' in held.condition)) return null;
  return (
    <OptionList
      options={windowsOf(held.condition.kind).map((id) => ({ id, name: t(`windows.${id}`) }))}
      chosen={held.condition.window}
      onChoose={(window) => held.set((one) => ('window' in one ? { ...one, window } : one))}
    />
  );
}

export function SideChoice({ index }: { index: number }) {
  const t = useTranslations('alertRules');
  const held = useCondition(index);
  if (!held) return null;
  return (
    <OptionList
      options={(['below', 'above'] as const).map((id) => ({
        id,
        name: t(`sideChoices.${isDistance(held.condition) ? 'distance' : 'value'}.${id}`),
      }))}
      chosen={held.condition.side}
      onChoose={(side) => held.set((one) => withSide(one, side))}
    />
  );
}

const againstChoices = [
  'sameWeekday',
  'previousWindow',
  'lastYear',
  'usual',
  'value',
  'goalAtRisk',
  'silence',
  'ticket',
  'belowPeers',
] as const;
type AgainstChoice = (typeof againstChoices)[number];
/** What the figure is held against, which is also the kind of the condition. */
export function AgainstChoice({ index }: { index: number }) {
  const t = useTranslations('alertRules');
  const { edit } = useBuilder();
  const held = useCondition(index);
  if (!held) return null;
  const { condition } = held;
  const chosen = condition.kind === 'change' ? condition.against : condition.kind;
  const others = conditionsOf(edit.draft).filter((_, at) => at !== index);
  const offered = againstChoices.filter((id) => offeredGrains([...others, withAgainst(condition, id)]).length > 0);
  return (
    <OptionList
      options={offered.map((id) => ({ id, name: t(`againstChoices.${id}`) }))}
      chosen={chosen}
      onChoose={(id) => held.set((one) => withAgainst(one, id))}
    />
  );
}

function withAgainst(condition: SingleCondition, id: AgainstChoice): SingleCondition {
  if (id !== 'sameWeekday' && id !== 'previousWindow' && id !== 'lastYear')
    return withKind(condition, id satisfies ConditionKind);
  const change = withKind(condition, 'change');
  return change.kind === 'change' ? { ...change, against: id } : change;
}
