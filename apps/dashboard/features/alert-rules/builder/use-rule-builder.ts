'use client';

import type { AlertRuleDraft } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo, useState } from 'react';
import { explainProblem, type Fault } from '@/lib/api/explain-problem';
import { checkRule, type RuleProblem } from '../draft/check-rule';
import { controlOf } from '../draft/control-of';
import { editOf, type RuleEdit } from '../draft/rule-edit';
import { useBacktest } from '../preview/use-backtest';
import { suggestName } from '../sentence/condition-words';
import { sayRule } from '../sentence/rule-words';
import { useSpeaker } from '../sentence/use-speaker';
import type { Builder } from './context/builder-context';

/** A fault in words, where it is. */
export interface ToldFault {
  pointer: string;
  words: string;
}

/** A rule being written: the draft and its typed texts, what is wrong with it, and what it would have done. */
export function useRuleBuilder(initial: AlertRuleDraft, isOwn: boolean, ruleId?: string) {
  const speaker = useSpeaker(isOwn);
  const [edit, setEdit] = useState<RuleEdit>(() => named(editOf(initial, initial.name !== ''), speaker));
  const [isTried, setIsTried] = useState(false);
  const change = useCallback(
    (step: (edit: RuleEdit) => RuleEdit) => setEdit((before) => named(step(before), speaker)),
    [speaker],
  );
  const blocking = checkRule(edit, speaker.numbers).filter(({ says }) => says !== 'noName');
  const backtest = useBacktest(blocking.length === 0 ? edit.draft : null, sayRule(edit, speaker), ruleId);
  const recipients = backtest.current?.result.recipientsTotal;
  const problems = checkRule(edit, speaker.numbers, recipients);
  const told = useToldFaults(problems, isTried, backtest.error);
  const builder = useMemo<Builder>(
    () => ({
      edit,
      change,
      speaker,
      faultAt: (control) => told.find(({ pointer }) => controlOf(pointer) === control)?.words,
    }),
    [edit, change, speaker, told],
  );
  return {
    builder,
    edit,
    backtest,
    problems,
    told,
    isAskable: blocking.length === 0,
    tryToSave: () => setIsTried(true),
  };
}

/** Until a person names it, a rule is called after what it looks at. */
function named(edit: RuleEdit, speaker: Parameters<typeof suggestName>[1]): RuleEdit {
  return edit.isNamed ? edit : { ...edit, draft: { ...edit.draft, name: suggestName(edit.draft, speaker) } };
}

/** The screen's own faults once the person tried to save (a number that is not understood at once), then the api's. */
function useToldFaults(problems: readonly RuleProblem[], isTried: boolean, error: unknown): ToldFault[] {
  const t = useTranslations('alertRules.builder');
  return useMemo(() => {
    const own = problems
      .filter(({ says }) => isTried || says === 'unread')
      .map(({ pointer, says }) => ({ pointer, words: t(`says.${says}`, { example: t('example') }) }));
    return [...own, ...faultsOf(error ? explainProblem(error, '') : undefined)];
  }, [problems, isTried, error, t]);
}

/** The faults that the api found in a rule, by pointers of the draft. */
export function faultsOf(fault: Fault | undefined): ToldFault[] {
  return Object.entries(fault?.fields ?? {}).map(([field, words]) => ({
    pointer: `/${field.replace(/^rule\//u, '')}`,
    words,
  }));
}
