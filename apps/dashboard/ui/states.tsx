'use client';

import { CircleAlert, Lock, PackageOpen, RotateCw, WifiOff } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ApiError } from '@/lib/api/client';
import { Button, buttonClass } from './button';
import { cn } from './cn';

/** One shape for "nothing here": icon, sentence, how to go on, at most one action. */
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

export function Empty({
  title,
  help,
  action,
  className,
}: {
  title: string;
  help?: string;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <Notice
      icon={<PackageOpen size={20} strokeWidth={1.75} />}
      title={title}
      {...(help ? { help } : {})}
      {...(action ? { action } : {})}
      {...(className ? { className } : {})}
    />
  );
}

function WayOut() {
  const t = useTranslations('states');
  return (
    <Link href="/" className={buttonClass('secondary')}>
      {t('goHome')}
    </Link>
  );
}

export function NotAllowed({
  title,
  help,
  action,
  className,
  isPage = false,
}: {
  title?: string;
  help?: string;
  action?: ReactNode;
  className?: string;
  isPage?: boolean;
}) {
  const t = useTranslations('states');
  return (
    <Notice
      isPage={isPage}
      icon={<Lock size={20} strokeWidth={1.75} />}
      title={title ?? t('notAllowedTitle')}
      help={help ?? t('notAllowedHelp')}
      {...(action || isPage ? { action: action ?? <WayOut /> } : {})}
      {...(className ? { className } : {})}
    />
  );
}

/** What a failed reading becomes: 403 is "not allowed", a dead network its own words, everything else has an id to quote. */
export function ReadingFailed({
  error,
  onRetry,
  className,
}: {
  error: unknown;
  onRetry: () => void;
  className?: string;
}) {
  const t = useTranslations('states');
  const problem = error instanceof ApiError ? error.problem : undefined;
  if (problem?.status === 403) return <NotAllowed {...(className ? { className } : {})} />;
  const offline = problem?.code === 'network';
  return (
    <Notice
      role="alert"
      icon={offline ? <WifiOff size={20} strokeWidth={1.75} /> : <CircleAlert size={20} strokeWidth={1.75} />}
      title={t('errorTitle')}
      help={offline ? t('networkHelp') : t('errorHelp')}
      action={
        <Button onClick={onRetry}>
          <RotateCw size={16} strokeWidth={1.75} aria-hidden />
          {t('retry')}
        </Button>
      }
      {...(problem?.traceId ? { foot: t('quote', { id: problem.traceId }) } : {})}
      {...(className ? { className } : {})}
    />
  );
}
