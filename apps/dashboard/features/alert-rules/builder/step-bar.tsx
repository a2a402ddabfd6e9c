'use client';

import { useTranslations } from 'next-intl';
import { cn } from '@/ui/cn';
import { type Step, steps } from './rule-steps';

/** The three steps of a phone: where one is, and a way to each. */
export function StepBar({ step, onStep }: { step: Step; onStep: (step: Step) => void }) {
  const t = useTranslations('alertRules.builder.steps');
  return (
    <nav aria-label={t('label')} className="my-4 md:hidden">
      <ol className="grid grid-cols-3 gap-1">
        {steps.map((name, index) => (
          <li key={name}>
            <button
              type="button"
              aria-current={name === step ? 'step' : undefined}
              onClick={() => onStep(name)}
              data-testid={`step-${name}`}
              className={cn(
                'min-h-11 w-full rounded-control border-b-2 px-2 text-table',
                name === step ? 'border-accent font-semibold' : 'border-line text-text-2',
              )}
            >
              {index + 1}. {t(name)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
