import type { ReactNode } from 'react';

/** The page's one h1, what it is about, and at most one action. */
export function PageHead({ title, subtitle, children }: { title: string; subtitle?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 lg:mb-5">
      <div className="min-w-0">
        <h1 className="text-page font-semibold tracking-[-0.01em]">{title}</h1>
        {subtitle ? <div className="mt-0.5 text-table text-text-2">{subtitle}</div> : null}
      </div>
      {children}
    </div>
  );
}
