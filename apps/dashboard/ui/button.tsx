import type { ComponentProps } from 'react';
import { cn } from './cn';

const looks = {
  primary: 'bg-accent text-on-accent hover:opacity-90 font-medium',
  secondary: 'border border-line-strong bg-surface text-text hover:bg-sunken font-medium',
  danger: 'bg-critical text-surface hover:opacity-90 font-medium',
  quiet: 'text-text-2 hover:bg-sunken hover:text-text',
} as const;

export type ButtonLook = keyof typeof looks;

export function buttonClass(look: ButtonLook = 'secondary', className?: string): string {
  return cn(
    'inline-flex min-h-9 items-center justify-center gap-2 whitespace-nowrap rounded-control px-3 text-body transition-colors duration-150 disabled:opacity-60 max-md:min-h-11',
    looks[look],
    className,
  );
}

export function Button({
  look,
  className,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & { look?: ButtonLook }) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />;
}

/** A square button whose word is only spoken: `label` is its accessible name. */
export function IconButton({ label, className, ...rest }: ComponentProps<'button'> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cn(
        'inline-flex size-9 shrink-0 max-md:size-11 items-center justify-center rounded-control text-text-2 transition-colors duration-150 hover:bg-sunken hover:text-text',
        className,
      )}
      {...rest}
    />
  );
}
