import type { ReactNode, Ref } from 'react';
import { cn } from './cn';

/** A box that scrolls by itself. It has a name and the keyboard reaches it, for people without a mouse. */
export function ScrollRegion({
  label,
  children,
  className,
  ref,
}: {
  label: string;
  children: ReactNode;
  className?: string;
  ref?: Ref<HTMLElement>;
}) {
  return (
    <section
      ref={ref}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      className={cn('overflow-auto rounded-control border border-line', className)}
    >
      {children}
    </section>
  );
}
