import { Check } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { menuItem } from './menu-item';

/** One line of a choice: `aria-pressed` says whether it is taken. */
export function Option({
  isChosen,
  children,
  className,
  ...rest
}: ComponentProps<'button'> & { isChosen: boolean; children: ReactNode }) {
  return (
    <button type="button" aria-pressed={isChosen} className={cn(menuItem, className)} {...rest}>
      <span className="min-w-0 flex-1">{children}</span>
      <Check size={16} strokeWidth={2} aria-hidden className={cn('shrink-0 text-accent', !isChosen && 'invisible')} />
    </button>
  );
}
