import { ChevronDown, type LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A round control that opens a choice and shows what is chosen. */
export function Chip({
  icon: Icon,
  children,
  isSet = false,
  className,
  ...rest
}: ComponentProps<'button'> & { icon: LucideIcon; isSet?: boolean }) {
  return (
    <button
      type="button"
      className={cn(
        'inline-flex h-9 max-md:h-11 shrink-0 items-center gap-2 whitespace-nowrap rounded-full border px-3 text-table font-medium transition-colors duration-150',
        isSet ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface hover:bg-sunken',
        className,
      )}
      {...rest}
    >
      <Icon size={16} strokeWidth={1.75} className="shrink-0 text-text-2" aria-hidden />
      {children}
      <ChevronDown size={14} strokeWidth={1.75} className="shrink-0 text-text-2" aria-hidden />
    </button>
  );
}
