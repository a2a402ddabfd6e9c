import type { ReactNode } from 'react';
import { cn } from './cn';

/** A card with a title, an optional sentence and an optional action on the right. */
export function Panel({
  title,
  lead,
  action,
  children,
  className,
  testId,
}: {
  title: string;
  lead?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  className?: string;
  testId?: string;
}) {
  return (
    <section className={cn('card flex min-w-0 flex-col p-4 lg:p-5', className)} data-testid={testId}>
      <div className="mb-2 flex min-h-7 flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1">
          <h2 className="text-card font-semibold">{title}</h2>
          {lead ? <div className="mt-0.5 max-w-[84ch] text-table text-text-2">{lead}</div> : null}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
