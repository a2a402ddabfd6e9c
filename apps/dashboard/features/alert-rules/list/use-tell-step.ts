'use client';

import type { AlertRule, AlertRulePatch } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { ApiError } from '@/lib/api/client';
import { explainProblem } from '@/lib/api/explain-problem';
import { notify } from '@/ui/notices/notify';
import { useRuleStep } from '../api/use-rules';

export type ToldStep = 'on' | 'off' | 'pause' | 'resume' | 'delete';

/** A step on one rule, and what is said once it is done or refused. */
export function useTellStep(rule: AlertRule) {
  const t = useTranslations('alertRules');
  const step = useRuleStep(rule);
  const take = (change: AlertRulePatch | 'delete', said: ToldStep, onDone?: () => void) => {
    if (step.isPending) return;
    step.mutate(change, {
      onSuccess: () => {
        notify('success', t(`done.${said}`, { name: rule.rule.name }));
        onDone?.();
      },
      onError: (error) => {
        const isStale = error instanceof ApiError && error.status === 412;
        notify('error', isStale ? t('changed') : sentenceOf(explainProblem(error, t('offline'))));
      },
    });
  };
  return { step, take };
}

/** A notice has no fields: what the api found at one is said with the whole. */
function sentenceOf({ sentence, fields }: ReturnType<typeof explainProblem>): string {
  return [sentence, ...Object.values(fields)].join(' ');
}
