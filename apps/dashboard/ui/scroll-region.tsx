import type { ReactNode } from 'react';
import { cn } from './cn';

/** A box that scrolls by itself: named, and reachable by keyboard, or nobody without a mouse could read the rest. */
export function ScrollRegion({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      className={cn('overflow-auto rounded-control border border-line', className)}
    >
      {children}
    </section>
  );
}
