import { Check } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

/** One line of a choice: `aria-pressed` says whether it is taken. */
export function Option({
  isChosen,
  children,
  className,
  ...rest
}: ComponentProps<'button'> & { isChosen: boolean; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      className={cn(
        'flex min-h-9 w-full items-center gap-2.5 rounded-[6px] px-2.5 text-left text-body hover:bg-sunken max-md:min-h-11',
        className,
      )}
      {...rest}
    >
      <span className="min-w-0 flex-1">{children}</span>
      <Check size={16} strokeWidth={2} aria-hidden className={cn('shrink-0 text-accent', !isChosen && 'invisible')} />
    </button>
  );
}
