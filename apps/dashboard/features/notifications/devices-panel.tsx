'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PushSubscriptionList, PushSubscriptionView } from '@vitrine/contracts';
import { Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PushHere } from '@/features/push/push-here';
import { useSession } from '@/features/session/session-context';
import { callApi } from '@/lib/api/client';
import { explainProblem } from '@/lib/api/explain-problem';
import { Button } from '@/ui/button';
import { notify } from '@/ui/notices/notify';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';

const PATH = '/v1/me/push-subscriptions';
export const DEVICES = ['push-subscriptions'];

/** Phones and browsers that take the person's pushes. */
export function DevicesPanel() {
  const t = useTranslations('notifications.devices');
  const devices = useQuery({
    queryKey: DEVICES,
    queryFn: ({ signal }) => callApi<PushSubscriptionList>(`${PATH}?limit=100`, { signal }),
  });
  return (
    <Panel title={t('title')} lead={<p>{t('lead')}</p>} testId="push-devices">
      {devices.isPending ? (
        <RowsSkeleton rows={2} rowClass="h-14" />
      ) : devices.isError ? (
        <ReadingFailed error={devices.error} onRetry={() => void devices.refetch()} />
      ) : devices.data.publicKey === null ? (
        <p className="text-table text-text-2">{t('notHere')}</p>
      ) : (
        <>
          <PushHere publicKey={devices.data.publicKey} onChange={() => void devices.refetch()} />
          <Devices items={devices.data.items} />
        </>
      )}
    </Panel>
  );
}

function Devices({ items }: Pick<PushSubscriptionList, 'items'>) {
  const t = useTranslations('notifications.devices');
  if (items.length === 0) return <Empty title={t('empty')} help={t('emptyHelp')} className="py-4" />;
  return (
    <ul className="flex flex-col">
      {items.map((device) => (
        <Device key={device.id} device={device} />
      ))}
    </ul>
  );
}

function Device({ device }: { device: PushSubscriptionView }) {
  const t = useTranslations('notifications');
  const { formats } = useSession();
  const client = useQueryClient();
  const name = device.device ?? t('devices.unnamed');
  const end = useMutation({
    mutationFn: () => callApi<void>(`${PATH}/${device.id}`, { method: 'DELETE' }),
    onSuccess: () => notify('success', t('devices.removed', { name })),
    onError: (error) => notify('error', explainProblem(error, t('offline')).sentence),
    onSettled: () => client.invalidateQueries({ queryKey: DEVICES }),
  });
  const facts = [
    t('devices.since', { when: formats.moment(device.createdAt) }),
    ...(device.lastSentAt ? [t('devices.lastSent', { when: formats.moment(device.lastSentAt) })] : []),
  ];
  return (
    <li
      className="flex min-h-14 items-center gap-3 border-t border-line py-2 first:border-t-0"
      data-testid="push-device"
    >
      <Smartphone size={20} strokeWidth={1.75} aria-hidden className="shrink-0 text-text-2" />
      <div className="min-w-0 flex-1">
        <p className="break-words font-medium">{name}</p>
        <p className="text-hint text-text-2">{facts.join(' · ')}</p>
      </div>
      <Button
        aria-label={t('devices.removeOf', { name })}
        aria-busy={end.isPending}
        onClick={() => !end.isPending && end.mutate()}
      >
        {t('devices.remove')}
      </Button>
    </li>
  );
}
