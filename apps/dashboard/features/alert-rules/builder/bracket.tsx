'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from '@/ui/cn';
import { Popup } from '@/ui/popup';
import { useBuilder } from './context/builder-context';

interface Props {
  /** The control's name, as faults are addressed to it. */
  control: string;
  /** What is chosen here: "Métrica". */
  what: string;
  value: string;
  /** `word`: a marked part of the sentence. `row`: a line of the phone's steps, name left and value right. */
  look: 'word' | 'row';
  children: ReactNode;
}

/** A choice of the rule: a button that says what it is and what is chosen, and opens its choices. */
export function Bracket({ control, what, value, look, children }: Props) {
  const t = useTranslations('alertRules.builder');
  const { faultAt } = useBuilder();
  const fault = faultAt(control);
  const label = `${t('change', { what, value })}${fault ? ` (${t('needsCare')})` : ''}`;
  return (
    <Popup
      label={what}
      className="w-[320px] p-3"
      trigger={
        <button
          type="button"
          aria-label={label}
          data-control={control}
          data-testid={`${look}-${control}`}
          data-fault={fault ? '' : undefined}
          className={look === 'word' ? wordClass(fault !== undefined) : rowClass}
        >
          {look === 'word' ? (
            value
          ) : (
            <>
              <span className="shrink-0 text-text-2">{what}</span>
              <span className={cn('min-w-0 break-words text-right font-medium', fault && 'text-critical')}>
                {value}
              </span>
            </>
          )}
        </button>
      }
    >
      {children}
      {fault ? <p className="mt-2 px-1 text-hint text-critical">{fault}</p> : null}
    </Popup>
  );
}

const rowClass =
  'flex min-h-12 w-full items-center justify-between gap-4 border-t border-line py-2 text-left first:border-t-0';

function wordClass(hasFault: boolean): string {
  return cn(
    'inline rounded-[6px] px-1.5 py-1 text-left font-medium leading-[1.3] underline decoration-dotted underline-offset-4 transition-colors duration-150 [box-decoration-break:clone]',
    hasFault ? 'bg-critical-soft text-critical' : 'bg-accent-soft hover:decoration-solid',
  );
}
