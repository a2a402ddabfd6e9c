import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

const grounds = {
  quiet: 'border border-line bg-sunken',
  ok: 'bg-accent-soft',
  warn: 'bg-warn-soft',
  critical: 'bg-critical-soft',
} as const;
const icons = { quiet: 'text-text-2', ok: 'text-up', warn: 'text-warn', critical: 'text-critical' } as const;

/** One line above the numbers that says how they stand: icon, words, at most one action. Only what is critical interrupts a screen reader. */
export function Banner({
  tone,
  icon: Icon,
  children,
  action,
  className = 'text-table',
  ...rest
}: {
  tone: keyof typeof grounds;
  icon: LucideIcon;
  children: ReactNode;
  action?: ReactNode;
  className?: string;
  'data-testid': string;
  'data-level'?: string;
}) {
  return (
    <div
      role={tone === 'critical' ? 'alert' : 'status'}
      className={cn(
        'mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card px-4 py-3',
        grounds[tone],
        className,
      )}
      {...rest}
    >
      <div className="flex min-w-0 flex-1 basis-56 items-start gap-3">
        <Icon size={20} strokeWidth={1.75} aria-hidden className={cn('shrink-0', icons[tone])} />
        <p className="min-w-0 max-w-[84ch] pt-px">{children}</p>
      </div>
      {action}
    </div>
  );
}
