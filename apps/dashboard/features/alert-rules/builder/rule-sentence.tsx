'use client';

import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import { conditionsOf } from '../draft/condition';
import { conditionBrackets, conditionWords } from '../sentence/condition-words';
import { joinWords, ruleBrackets, ruleWords, sayRule } from '../sentence/rule-words';
import { Bracket } from './bracket';
import { ConditionChoice } from './choices/condition-choice';
import { RuleChoice } from './choices/rule-choice';
import { useBuilder } from './context/builder-context';

/** The rule as one sentence, each bracket of it a control. */
export function RuleSentence() {
  const t = useTranslations('alertRules');
  const { edit, speaker } = useBuilder();
  const words = ruleWords(edit, speaker);
  const parts = ruleBrackets.map((control) => [
    control,
    () => (
      <Bracket control={control} what={t(`fields.${control}`)} value={words[control]} look="word">
        <RuleChoice control={control} />
      </Bracket>
    ),
  ]);
  const join = joinWords(edit.draft, speaker.t);
  const conditions = () =>
    conditionsOf(edit.draft).map((_, index) => (
      <Fragment key={index}>
        {index > 0 ? join : null}
        <ConditionSentence index={index} />
      </Fragment>
    ));
  return (
    <p className="text-[17px] leading-[2.2]" data-testid="rule-sentence">
      {t.rich('sentence.whole', { ...Object.fromEntries(parts), conditions })}
    </p>
  );
}

function ConditionSentence({ index }: { index: number }): ReactNode {
  const t = useTranslations('alertRules');
  const { edit, speaker } = useBuilder();
  const condition = conditionsOf(edit.draft)[index];
  if (condition === undefined) return null;
  const words = conditionWords(edit, index, speaker);
  const parts = conditionBrackets.map((bracket) => [
    bracket,
    () => (
      <Bracket
        control={`${bracket}.${index}`}
        what={t(`fields.${bracket === 'level' ? 'warning' : bracket}`)}
        value={words[bracket]}
        look="word"
      >
        <ConditionChoice bracket={bracket} index={index} />
      </Bracket>
    ),
  ]);
  return t.rich(`sentence.${condition.kind}`, Object.fromEntries(parts));
}

/** The same sentence as plain words: on a phone it stands above the steps and follows them. */
export function SpokenSentence() {
  const { edit, speaker } = useBuilder();
  return (
    <p className="text-body font-medium leading-[1.5]" data-testid="spoken-sentence">
      {sayRule(edit, speaker)}
    </p>
  );
}
