import type { ReactNode } from 'react';
import { cn } from './cn';

/** One shape for "nothing here": icon, sentence, how to go on, at most one action. It needs no script, so pages of the server draw it. */
export function Notice({
  icon,
  title,
  help,
  action,
  foot,
  className,
  role,
  isPage = false,
}: {
  icon: ReactNode;
  title: string;
  help?: string;
  action?: ReactNode;
  foot?: string;
  className?: string;
  role?: 'alert' | 'status';
  /** The notice is the whole page: its title is the h1. */
  isPage?: boolean;
}) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div role={role} className={cn('flex flex-col items-center justify-center gap-1 px-4 py-8 text-center', className)}>
      <span
        aria-hidden
        className="mb-2 inline-flex size-10 items-center justify-center rounded-full bg-sunken text-text-2"
      >
        {icon}
      </span>
      <Title className={cn('text-balance text-text', isPage ? 'text-card font-semibold' : 'font-medium')}>
        {title}
      </Title>
      {help ? <p className="max-w-[46ch] text-balance text-table text-text-2">{help}</p> : null}
      {action ? <div className="mt-3">{action}</div> : null}
      {foot ? <p className="mt-2 select-all text-hint text-text-3">{foot}</p> : null}
    </div>
  );
}
