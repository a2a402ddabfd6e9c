'use client';

import { useTranslations } from 'next-intl';
import { minutesWords } from '../../sentence/rule-words';
import { useBuilder } from '../context/builder-context';
import { OptionList } from './option-list';

/** Lengths of time that a rule is offered, in minutes; one that it has already is among them whatever it is. */
const offered = {
  pendingMinutes: [0, 5, 10, 15, 30, 60, 120],
  recoverMinutes: [0, 5, 15, 30, 60],
  cooldownMinutes: [0, 15, 30, 60, 120, 240, 1_440],
} as const;
export type RuleTime = keyof typeof offered;

export function RuleTimeChoice({ field }: { field: RuleTime }) {
  const t = useTranslations('alertRules');
  const { edit, change } = useBuilder();
  const chosen = edit.draft[field];
  const say = (minutes: number) => (minutes === 0 ? t('times.atOnce') : minutesWords(minutes, t));
  return (
    <OptionList
      options={within(offered[field], chosen).map((id) => ({ id, name: say(id) }))}
      chosen={chosen}
      onChoose={(minutes) => change((before) => ({ ...before, draft: { ...before.draft, [field]: minutes } }))}
    />
  );
}

const repeats = {
  reminderMinutes: [15, 30, 60, 120, 240],
  escalateMinutes: [15, 30, 60, 120, 1_440],
} as const;
export type RepeatTime = keyof typeof repeats;

/** Reminder and escalation: never, or after some time. */
export function RepeatChoice({ field }: { field: RepeatTime }) {
  const t = useTranslations('alertRules');
  const { edit, change } = useBuilder();
  const chosen = edit.draft.routing[field];
  const choose = (minutes: number) =>
    change((before) => {
      const { [field]: _before, ...routing } = before.draft.routing;
      return {
        ...before,
        draft: { ...before.draft, routing: minutes === 0 ? routing : { ...routing, [field]: minutes } },
      };
    });
  return (
    <OptionList
      options={[
        { id: 0, name: t('times.never') },
        ...within(repeats[field], chosen ?? 0).flatMap((id) => (id === 0 ? [] : [{ id, name: minutesWords(id, t) }])),
      ]}
      chosen={chosen ?? 0}
      onChoose={choose}
    />
  );
}

function within(minutes: readonly number[], chosen: number): number[] {
  return [...new Set([...minutes, chosen])].sort((left, right) => left - right);
}
