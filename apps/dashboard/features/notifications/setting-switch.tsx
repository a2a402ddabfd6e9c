'use client';

import type { ReactNode } from 'react';
import { cn } from '@/ui/cn';

/** A setting that is on or off, with its name and what it means; the whole line is the control. */
export function SettingSwitch({
  name,
  help,
  isOn,
  onChange,
  testId,
}: {
  name: ReactNode;
  help?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  testId: string;
}) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      data-testid={testId}
      onClick={() => onChange(!isOn)}
      className="flex min-h-12 w-full items-center justify-between gap-4 border-t border-line py-2 text-left first:border-t-0"
    >
      <span className="min-w-0">
        <span className="block font-medium">{name}</span>
        {help ? <span className="block break-words text-hint text-text-2">{help}</span> : null}
      </span>
      <span
        aria-hidden
        className={cn(
          'flex h-5 w-9 shrink-0 items-center rounded-full border p-0.5 transition-colors duration-150',
          isOn ? 'justify-end border-accent bg-accent' : 'justify-start border-line-strong bg-surface',
        )}
      >
        <span className={cn('size-3.5 rounded-full', isOn ? 'bg-on-accent' : 'bg-line-strong')} />
      </span>
    </button>
  );
}
