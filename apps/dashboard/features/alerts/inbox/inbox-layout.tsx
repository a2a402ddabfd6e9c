'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AlertTabs } from '@/features/alert-tabs/alert-tabs';
import { useSession } from '@/features/session/session-context';
import { seesAlerts } from '@/lib/access';
import { cn } from '@/ui/cn';
import { PageHead } from '@/ui/page-head';
import { NotAllowed } from '@/ui/states';
import { ActProvider } from '../actions/act-context';
import { InboxList } from './inbox-list';
import { useInbox } from './use-inbox';

/** What happened, who has it, is it solved? List and alert side by side on a desk; one of them on a phone. */
export function InboxLayout({ children }: { children: ReactNode }) {
  const { me } = useSession();
  if (!seesAlerts(me)) return <NotAllowed isPage className="min-h-[60dvh]" />;
  return <Inbox>{children}</Inbox>;
}

function Inbox({ children }: { children: ReactNode }) {
  const t = useTranslations('alerts');
  const openId = /^\/alerts\/([^/]+)$/.exec(usePathname())?.[1];
  const inbox = useInbox();
  const isOpen = openId !== undefined;
  return (
    <ActProvider onDone={inbox.clear}>
      <PageHead title={t('title')} subtitle={t('subtitle')} />
      <div className={cn(isOpen && 'max-lg:hidden')}>
        <AlertTabs />
      </div>
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(340px,5fr)_minmax(0,7fr)] lg:gap-4">
        <div className={cn('min-w-0', isOpen && 'max-lg:hidden')}>
          <InboxList inbox={inbox} openId={openId} />
        </div>
        <div className={cn('min-w-0 lg:sticky lg:top-20', !isOpen && 'max-lg:hidden')}>{children}</div>
      </div>
    </ActProvider>
  );
}
