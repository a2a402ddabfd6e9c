'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useSession } from '@/features/session/session-context';
import { managesPeople } from '@/lib/access';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { conditionsOf, joinOf } from '../draft/condition';
import { addCondition, MOST_CONDITIONS, removeCondition, withConditions } from '../draft/rule-edit';
import { type ConditionBracket, conditionBrackets, conditionWords } from '../sentence/condition-words';
import { minutesWords, type RuleBracket, ruleWords } from '../sentence/rule-words';
import { Bracket } from './bracket';
import { ConditionChoice } from './choices/condition-choice';
import { LevelField } from './choices/level-fields';
import { OverrideChoice } from './choices/override-choice';
import { RuleChoice } from './choices/rule-choice';
import { QuietFields } from './choices/schedule-fields';
import { RepeatChoice, type RepeatTime, type RuleTime, RuleTimeChoice } from './choices/time-choices';
import { useBuilder } from './context/builder-context';
import { ActionField, MinTicketsField } from './rule-fields';

export const steps = ['what', 'when', 'who'] as const;
export type Step = (typeof steps)[number];

/** All choices of a rule in three groups. A phone shows one group at a time; a desk, where the sentence has the main ones, all the rest. */
export function RuleSteps({ step, isMore }: { step: Step; isMore: boolean }) {
  return (
    <div id="rule-more" className={cn('flex flex-col gap-5', !isMore && 'md:hidden')}>
      <Group name="what" step={step}>
        <What />
      </Group>
      <Group name="when" step={step}>
        <When />
      </Group>
      <Group name="who" step={step}>
        <Who />
      </Group>
    </div>
  );
}

function Group({ name, step, children }: { name: Step; step: Step; children: ReactNode }) {
  const t = useTranslations('alertRules.builder.steps');
  return (
    <section aria-label={t(name)} className={cn('flex flex-col gap-4', name !== step && 'max-md:hidden')}>
      <h2 className="text-body font-semibold">{t(name)}</h2>
      {children}
    </section>
  );
}

function What() {
  const t = useTranslations('alertRules.builder');
  const { edit, change } = useBuilder();
  const conditions = conditionsOf(edit.draft);
  const isJoinable = conditions.every(({ kind }) => kind !== 'ticket');
  return (
    <>
      {conditions.map((_, index) => (
        <ConditionFields key={index} index={index} count={conditions.length} />
      ))}
      {conditions.length > 1 ? <JoinChoice /> : null}
      {isJoinable && conditions.length < MOST_CONDITIONS ? (
        <Button
          className="self-start"
          onClick={() =>
            change((before) =>
              addCondition(before, { kind: 'usual', metric: 'tickets', window: 'day', side: 'below', warning: '-2' }),
            )
          }
        >
          <Plus size={16} strokeWidth={1.75} aria-hidden />
          {t('addCondition')}
        </Button>
      ) : null}
      <MinTicketsField />
    </>
  );
}

function ConditionFields({ index, count }: { index: number; count: number }) {
  const t = useTranslations('alertRules.builder');
  const { change } = useBuilder();
  const number = index + 1;
  return (
    <div className={cn('flex flex-col gap-3', count > 1 && 'rounded-control border border-line p-3')}>
      {count > 1 ? (
        <div className="flex items-center justify-between gap-2">
          <h4 className="text-table font-medium">{t('conditionNumber', { number })}</h4>
          <Button look="quiet" onClick={() => change((before) => removeCondition(before, index))}>
            <X size={16} strokeWidth={1.75} aria-hidden />
            {t('removeCondition', { number })}
          </Button>
        </div>
      ) : null}
      <ConditionRows index={index} />
      <LevelField index={index} level="slack" place="more" />
    </div>
  );
}

/** The brackets of the sentence as rows: on a phone the sentence is only read. */
function ConditionRows({ index }: { index: number }) {
  const t = useTranslations('alertRules.fields');
  const { edit, speaker } = useBuilder();
  const condition = conditionsOf(edit.draft)[index];
  if (condition === undefined) return null;
  const words = conditionWords(edit, index, speaker);
  const shown = conditionBrackets.filter((bracket) => hasBracket(bracket, index, condition));
  return (
    <div className="flex flex-col md:hidden">
      {shown.map((bracket) => (
        <Bracket
          key={bracket}
          control={`${bracket}.${index}`}
          what={t(bracket === 'level' ? 'warning' : bracket)}
          value={words[bracket]}
          look="row"
        >
          <ConditionChoice bracket={bracket} index={index} />
        </Bracket>
      ))}
    </div>
  );
}

function hasBracket(bracket: ConditionBracket, index: number, condition: object): boolean {
  if (bracket === 'metric' || bracket === 'window') return bracket in condition;
  if (bracket === 'grain') return index === 0;
  return true;
}

function JoinChoice() {
  const t = useTranslations('alertRules.builder');
  const { edit, change } = useBuilder();
  const join = joinOf(edit.draft);
  return (
    <fieldset>
      <legend className="mb-1 text-table font-medium">{t('join')}</legend>
      {(['all', 'any'] as const).map((kind) => (
        <label key={kind} className="flex min-h-9 items-center gap-2 max-md:min-h-11">
          <input
            type="radio"
            name="join"
            checked={join === kind}
            onChange={() =>
              change((before) => ({
                ...before,
                draft: withConditions(before.draft, conditionsOf(before.draft), kind),
              }))
            }
            className="size-4 accent-accent"
          />
          {t(kind === 'all' ? 'joinAll' : 'joinAny')}
        </label>
      ))}
    </fieldset>
  );
}

function When() {
  return (
    <>
      <RuleRows controls={['pending', 'schedule']} />
      <div className="flex flex-col">
        <TimeRow control="recover" field="recoverMinutes" />
        <TimeRow control="cooldown" field="cooldownMinutes" />
      </div>
      <QuietFields />
    </>
  );
}

function Who() {
  return (
    <>
      <RuleRows controls={['who', 'channels']} />
      <div className="flex flex-col">
        <OverrideRow />
        <GroupingRow />
        <RepeatRow control="reminder" field="reminderMinutes" />
        <RepeatRow control="escalate" field="escalateMinutes" />
      </div>
      <ActionField />
    </>
  );
}

/** For who may list people; others see that there are some. */
function OverrideRow() {
  const t = useTranslations('alertRules');
  const { me } = useSession();
  const { edit } = useBuilder();
  const { overrides, to } = edit.draft.routing;
  if (to === 'endpoints' || edit.draft.grain === 'network' || edit.draft.grain === 'region') return null;
  const value = t('overrides.stores', { count: overrides.length });
  if (!managesPeople(me))
    return overrides.length === 0 ? null : (
      <p className="flex min-h-12 items-center justify-between gap-4 border-t border-line py-2 first:border-t-0">
        <span className="text-text-2">{t('fields.overrides')}</span>
        <span className="font-medium">{value}</span>
      </p>
    );
  return (
    <Bracket control="overrides" what={t('fields.overrides')} value={value} look="row">
      <OverrideChoice />
    </Bracket>
  );
}

function RuleRows({ controls }: { controls: readonly RuleBracket[] }) {
  const t = useTranslations('alertRules.fields');
  const { edit, speaker } = useBuilder();
  const words = ruleWords(edit, speaker);
  return (
    <div className="flex flex-col md:hidden">
      {controls.map((control) => (
        <Bracket key={control} control={control} what={t(control)} value={words[control]} look="row">
          <RuleChoice control={control} />
        </Bracket>
      ))}
    </div>
  );
}

function TimeRow({ control, field }: { control: 'recover' | 'cooldown'; field: RuleTime }) {
  const t = useTranslations('alertRules');
  const { edit } = useBuilder();
  const minutes = edit.draft[field];
  const value = minutes === 0 ? t('times.atOnce') : minutesWords(minutes, t);
  return (
    <Bracket control={control} what={t(`fields.${control}`)} value={value} look="row">
      <p className="mb-2 px-1 text-table text-text-2">{t(`builder.${control}Help`)}</p>
      <RuleTimeChoice field={field} />
    </Bracket>
  );
}

function RepeatRow({ control, field }: { control: 'reminder' | 'escalate'; field: RepeatTime }) {
  const t = useTranslations('alertRules');
  const { edit } = useBuilder();
  const minutes = edit.draft.routing[field];
  const value = minutes === undefined ? t('times.never') : minutesWords(minutes, t);
  return (
    <Bracket control={control} what={t(`fields.${control}`)} value={value} look="row">
      <p className="mb-2 px-1 text-table text-text-2">{t(`builder.${control}Help`)}</p>
      <RepeatChoice field={field} />
    </Bracket>
  );
}

function GroupingRow() {
  const t = useTranslations('alertRules');
  const { edit, change } = useBuilder();
  const { grouping } = edit.draft.routing;
  return (
    <label className="flex min-h-12 items-center justify-between gap-4 py-2">
      <span className="shrink-0 text-text-2">{t('fields.grouping')}</span>
      <select
        value={grouping}
        data-control="grouping"
        onChange={(event) => {
          const chosen = event.target.value === 'digest' ? 'digest' : 'each';
          change((before) => ({
            ...before,
            draft: { ...before.draft, routing: { ...before.draft.routing, grouping: chosen } },
          }));
        }}
        className="h-11 min-w-0 rounded-control border border-line-strong bg-surface px-2 text-[16px] md:h-9 md:text-body"
      >
        {(['each', 'digest'] as const).map((id) => (
          <option key={id} value={id}>
            {t(`builder.groupings.${id}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
