'use client';

import type { AlertRuleDraft } from '@vitrine/contracts';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import { explainProblem } from '@/lib/api/explain-problem';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { WholeFault } from '@/ui/whole-fault';
import { PreviewPanel } from '../preview/preview-panel';
import { BuilderProvider } from './context/builder-context';
import { FaultList } from './fault-list';
import { focusControl } from './focus-control';
import { NameField } from './rule-fields';
import { RuleSentence, SpokenSentence } from './rule-sentence';
import { RuleSteps, type Step, steps } from './rule-steps';
import { StepBar } from './step-bar';
import { faultsOf, useRuleBuilder } from './use-rule-builder';

interface Props {
  initial: AlertRuleDraft;
  /** Of the rule that is changed. */
  ruleId?: string;
  /** The person looking is, or will be, the rule's author. */
  isOwn: boolean;
  /** The buttons that save, each with what it does with a rule that is complete. */
  actions: (save: (how: SaveHow) => void) => ReactNode;
  onSave: (draft: AlertRuleDraft, how: SaveHow) => void;
  error: unknown;
  /** Above the sentence. */
  note?: ReactNode;
}

/** `on`: saved and turned on. `draft`: kept, telling nobody. `same`: changed in the state it is in. */
export type SaveHow = 'on' | 'draft' | 'same';

/** The sentence with its controls, everything else behind "more options", and beside it what the rule would have done. */
export function RuleBuilder({ initial, ruleId, isOwn, actions, onSave, error, note }: Props) {
  const t = useTranslations('alertRules');
  const { builder, edit, backtest, problems, told, isAskable, tryToSave } = useRuleBuilder(initial, isOwn, ruleId);
  const [step, setStep] = useState<Step>('what');
  const [isMore, setIsMore] = useState(false);
  const fault = error ? explainProblem(error, t('offline')) : undefined;
  const save = (how: SaveHow) => {
    tryToSave();
    if (problems.length === 0) onSave(edit.draft, how);
  };
  const goTo = (control: string) => {
    setStep(stepOf(control));
    setIsMore(true);
    focusControl(control);
  };
  const submit = (event: FormEvent) => event.preventDefault();
  return (
    <BuilderProvider builder={builder}>
      <form
        onSubmit={submit}
        noValidate
        className="grid items-start gap-3 lg:grid-cols-[minmax(0,1.5fr)_minmax(320px,1fr)] lg:gap-4"
      >
        <section aria-label={t('builder.sentenceLabel')} className="card min-w-0 p-4 lg:p-5">
          {note}
          <div className="max-md:hidden">
            <RuleSentence />
          </div>
          <div className="rounded-control bg-accent-soft p-3 md:hidden">
            <SpokenSentence />
          </div>
          <FaultList faults={[...told, ...faultsOf(fault)]} onGo={goTo} />
          <MoreButton isMore={isMore} onToggle={() => setIsMore(!isMore)} />
          <StepBar step={step} onStep={setStep} />
          <RuleSteps step={step} isMore={isMore} />
          <div className={cn('mt-4', step !== 'who' && 'max-md:hidden')}>
            <NameField />
          </div>
          <div className="mt-5 flex flex-col gap-3 border-t border-line pt-4">
            <WholeFault fault={fault} />
            <StepButtons step={step} onStep={setStep} />
            <div className="flex flex-wrap gap-2">{actions(save)}</div>
          </div>
        </section>
        <PreviewPanel backtest={backtest} isAskable={isAskable} />
      </form>
    </BuilderProvider>
  );
}

function MoreButton({ isMore, onToggle }: { isMore: boolean; onToggle: () => void }) {
  const t = useTranslations('alertRules.builder');
  const Icon = isMore ? ChevronUp : ChevronDown;
  return (
    <Button
      look="quiet"
      className="mb-2 mt-3 max-md:hidden"
      aria-expanded={isMore}
      aria-controls="rule-more"
      onClick={onToggle}
      data-testid="more-options"
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      {t(isMore ? 'less' : 'more')}
    </Button>
  );
}

/** To the next group and back, on a phone. Saving is possible from each. */
function StepButtons({ step, onStep }: { step: Step; onStep: (step: Step) => void }) {
  const t = useTranslations('alertRules.builder.steps');
  const at = steps.indexOf(step);
  const [before, after] = [steps[at - 1], steps[at + 1]];
  return (
    <div className="flex justify-between gap-2 md:hidden">
      {before ? <Button onClick={() => onStep(before)}>{t('back')}</Button> : <span />}
      {after ? (
        <Button onClick={() => onStep(after)} data-testid="next-step">
          {t('next')}
        </Button>
      ) : null}
    </div>
  );
}

const whatControls = ['metric', 'grain', 'window', 'side', 'level', 'slack', 'against', 'minTickets'];
const whenControls = ['pending', 'schedule', 'quiet', 'recover', 'cooldown'];

/** The group in which a control stands. */
function stepOf(control: string): Step {
  const [name = ''] = control.split('.');
  return whatControls.includes(name) ? 'what' : whenControls.includes(name) ? 'when' : 'who';
}
