import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

export const inputClass =
  'block h-11 w-full rounded-control border border-line-strong bg-surface px-3 text-[16px] text-text outline-offset-0 aria-invalid:border-critical md:h-9 md:text-body';

/** The ids by which a control is connected with the words of its field. */
export interface Control {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
}

/** Label above, help below, the error in place of the help. */
export function Field({
  id,
  label,
  help,
  error,
  className,
  children,
}: {
  id: string;
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  className?: string;
  children: (control: Control) => ReactNode;
}) {
  const words = error ?? help;
  const wordsId = `${id}-words`;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-table font-medium">
        {label}
      </label>
      {children({ id, 'aria-describedby': words ? wordsId : undefined, 'aria-invalid': error !== undefined })}
      {words ? (
        <p
          id={wordsId}
          role={error ? 'alert' : undefined}
          className={cn('mt-1 max-w-[68ch] text-hint', error ? 'flex gap-1.5 text-critical' : 'text-text-3')}
        >
          {error ? <CircleAlert size={14} strokeWidth={1.75} aria-hidden className="mt-px shrink-0" /> : null}
          {words}
        </p>
      ) : null}
    </div>
  );
}
