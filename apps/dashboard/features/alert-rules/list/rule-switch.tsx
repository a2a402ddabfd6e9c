'use client';

import type { AlertRule } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { cn } from '@/ui/cn';
import { useTellStep } from './use-tell-step';

/** On or off in one touch; it shows what was asked for while the answer is on its way. */
export function RuleSwitch({ rule }: { rule: AlertRule }) {
  const t = useTranslations('alertRules');
  const { step, take } = useTellStep(rule);
  const isOn = step.isPending
    ? rule.state !== 'on' && rule.state !== 'paused'
    : rule.state === 'on' || rule.state === 'paused';
  const next = rule.state === 'on' || rule.state === 'paused' ? 'off' : 'on';
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={`${t(`steps.${next}`)}: ${rule.rule.name}`}
      aria-busy={step.isPending}
      data-testid="rule-switch"
      onClick={() => take({ state: next }, next)}
      className="inline-flex h-9 w-11 shrink-0 items-center justify-center max-md:h-11"
    >
      <span
        className={cn(
          'flex h-5 w-9 items-center rounded-full border p-0.5 transition-colors duration-150',
          isOn ? 'justify-end border-accent bg-accent' : 'justify-start border-line-strong bg-surface',
        )}
      >
        <span className={cn('size-3.5 rounded-full', isOn ? 'bg-on-accent' : 'bg-line-strong')} />
      </span>
    </button>
  );
}
