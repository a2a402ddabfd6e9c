'use client';

import { Bell } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { seesAlerts } from '@/lib/access';
import { cn } from '@/ui/cn';
import { useOpenAlerts } from '../api/use-alerts';

const MOST_SHOWN = 99;

/** How many alerts are open, on every screen. */
export function AlertBell() {
  const t = useTranslations('alerts');
  const { me } = useSession();
  const isAllowed = seesAlerts(me);
  const counts = useOpenAlerts(isAllowed).data?.counts;
  if (!isAllowed) return null;
  const { open = 0, critical = 0, unread = 0 } = counts ?? {};
  const label = counts ? t('bell.label', { open, critical, unread }) : t('title');
  return (
    <Link
      href="/alerts"
      aria-label={label}
      title={label}
      data-testid="bell"
      data-open={counts ? open : ''}
      className="relative inline-flex size-9 shrink-0 items-center justify-center rounded-control text-text-2 transition-colors duration-150 hover:bg-sunken hover:text-text max-md:size-11"
    >
      <Bell size={20} strokeWidth={1.75} aria-hidden />
      {open > 0 ? (
        <span
          aria-hidden
          className={cn(
            'tabular absolute -right-0.5 -top-0.5 min-w-[18px] rounded-full px-1 text-center text-[11px] font-semibold leading-[18px] text-surface max-md:right-0.5 max-md:top-1',
            critical > 0 ? 'bg-critical' : 'bg-warn',
          )}
        >
          {open > MOST_SHOWN ? `${MOST_SHOWN}+` : open}
        </span>
      ) : null}
    </Link>
  );
}
