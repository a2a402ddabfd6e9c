'use client';

import { CircleAlert, Lock, PackageOpen, RotateCw, WifiOff } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ApiError } from '@/lib/api/client';
import { Button, buttonClass } from './button';
import { Notice } from './notice';

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
