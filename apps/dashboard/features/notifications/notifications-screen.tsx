'use client';

import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { managesEndpoints, seesAlerts } from '@/lib/access';
import { PageHead } from '@/ui/page-head';
import { RowsSkeleton } from '@/ui/skeleton';
import { NotAllowed, ReadingFailed } from '@/ui/states';
import { ChannelsPanel } from './channels-panel';
import { DevicesPanel } from './devices-panel';
import { EndpointsPanel } from './endpoints/endpoints-panel';
import { QuietPanel } from './quiet-panel';
import { useNotifications } from './use-notifications';
import { VolumePanel } from './volume-panel';

/** How a person is told of alerts; for whoever administers, also the systems that are told. */
export function NotificationsScreen() {
  const t = useTranslations('notifications');
  const { me } = useSession();
  const isAllowed = seesAlerts(me);
  const { settings, save } = useNotifications(isAllowed);
  if (!isAllowed) return <NotAllowed isPage className="min-h-[60dvh]" />;
  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')} />
      <div className="flex max-w-[960px] flex-col gap-3 lg:gap-4" data-testid="notifications">
        {settings.data ? (
          <>
            <ChannelsPanel settings={settings.data} save={save} />
            <QuietPanel settings={settings.data} save={save} />
            <VolumePanel settings={settings.data} save={save} />
          </>
        ) : (
          <div className="card p-4">
            {settings.isError ? (
              <ReadingFailed error={settings.error} onRetry={() => void settings.refetch()} />
            ) : (
              <RowsSkeleton rows={6} rowClass="h-14" />
            )}
          </div>
        )}
        <DevicesPanel />
        {managesEndpoints(me) ? <EndpointsPanel /> : null}
      </div>
    </>
  );
}
