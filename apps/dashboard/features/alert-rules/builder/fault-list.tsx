'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { controlOf, fieldOf } from '../draft/control-of';
import type { ToldFault } from './use-rule-builder';

/** What keeps the rule from being saved, each with a way to the control that it is about. */
export function FaultList({ faults, onGo }: { faults: readonly ToldFault[]; onGo: (control: string) => void }) {
  const t = useTranslations('alertRules');
  if (faults.length === 0) return null;
  return (
    <div
      role="alert"
      className="mt-4 rounded-control bg-critical-soft px-3 py-2.5 text-table"
      data-testid="rule-faults"
    >
      <p className="flex items-center gap-2 font-medium">
        <CircleAlert size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-critical" />
        {t('builder.problems')}
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {faults.map(({ pointer, words }) => {
          const control = controlOf(pointer);
          return (
            <li key={`${pointer} ${words}`}>
              {words}{' '}
              {control === null ? null : (
                <button
                  type="button"
                  onClick={() => onGo(control)}
                  className="min-h-6 font-medium text-accent underline"
                >
                  {t('builder.goTo', { what: t(`fields.${fieldOf(pointer)}`) })}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
