'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { AlertDelivery, AlertDeliveryList } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import { AlertTabs } from '@/features/alert-tabs/alert-tabs';
import { useSession } from '@/features/session/session-context';
import { seesAlerts } from '@/lib/access';
import { callApi } from '@/lib/api/client';
import { Button } from '@/ui/button';
import { NextPage } from '@/ui/next-page';
import { PageHead } from '@/ui/page-head';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, NotAllowed, ReadingFailed } from '@/ui/states';
import { DeliveryRow } from './delivery-row';

export const deliveryStates = [
  'queued',
  'held',
  'sent',
  'delivered',
  'failed',
  'folded',
] as const satisfies readonly AlertDelivery['state'][];
export const deliveryChannels = [
  'app',
  'push',
  'mail',
  'webhook',
  'slack',
] as const satisfies readonly AlertDelivery['channel'][];

const parsers = { state: parseAsStringLiteral(deliveryStates), channel: parseAsStringLiteral(deliveryChannels) };

/** The address that the log is read from. */
export function deliveriesPath({ state, channel }: { state: string | null; channel: string | null }): string {
  return `/v1/alert-deliveries?limit=50${state ? `&state=${state}` : ''}${channel ? `&channel=${channel}` : ''}`;
}

/** What became of each message that told somebody of an alert. */
export function DeliveriesScreen() {
  const t = useTranslations('deliveries');
  const { me } = useSession();
  const isAllowed = seesAlerts(me);
  const [filter, setFilter] = useQueryStates(parsers);
  const deliveries = useDeliveries(filter, isAllowed);
  if (!isAllowed) return <NotAllowed isPage className="min-h-[60dvh]" />;
  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')} />
      <AlertTabs />
      <div className="mb-3 flex flex-wrap gap-3">
        <Choice
          name="state"
          value={filter.state}
          options={deliveryStates}
          onChoose={(state) => void setFilter({ state: deliveryStates.find((one) => one === state) ?? null })}
        />
        <Choice
          name="channel"
          value={filter.channel}
          options={deliveryChannels}
          onChoose={(channel) => void setFilter({ channel: deliveryChannels.find((one) => one === channel) ?? null })}
        />
      </div>
      <Messages
        deliveries={deliveries}
        isFiltered={filter.state !== null || filter.channel !== null}
        onClear={() => void setFilter({ state: null, channel: null })}
      />
    </>
  );
}

function useDeliveries(filter: { state: string | null; channel: string | null }, isEnabled: boolean) {
  const path = deliveriesPath(filter);
  return useInfiniteQuery({
    queryKey: ['alert-deliveries', path],
    queryFn: ({ pageParam, signal }) =>
      callApi<AlertDeliveryList>(pageParam ? `${path}&cursor=${encodeURIComponent(pageParam)}` : path, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 15_000, // states move on while people watch
    enabled: isEnabled,
  });
}

function Choice({
  name,
  value,
  options,
  onChoose,
}: {
  name: 'state' | 'channel';
  value: string | null;
  options: readonly string[];
  onChoose: (value: string) => void;
}) {
  const t = useTranslations('deliveries');
  const channels = useTranslations('alertRules.channels');
  return (
    <label className="flex items-center gap-2 text-table text-text-2">
      {t(name)}
      <select
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value)}
        data-testid={`filter-${name}`}
        className="h-11 rounded-control border border-line-strong bg-surface px-2 text-[16px] text-text md:h-9 md:text-body"
      >
        <option value="">{t(name === 'state' ? 'all' : 'allChannels')}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {name === 'channel' ? channels(option) : t(option === 'failed' ? 'asked.failed' : `states.${option}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Messages({
  deliveries,
  isFiltered,
  onClear,
}: {
  deliveries: ReturnType<typeof useDeliveries>;
  isFiltered: boolean;
  onClear: () => void;
}) {
  const t = useTranslations('deliveries');
  const { data, isPending, isError, error, refetch } = deliveries;
  const listed = data?.pages.flatMap(({ items }) => items);
  return (
    <div className="card p-4" data-testid="deliveries">
      {isPending ? (
        <RowsSkeleton rows={8} rowClass="h-14" />
      ) : isError && !listed ? (
        <ReadingFailed error={error} onRetry={() => void refetch()} />
      ) : listed?.length === 0 ? (
        isFiltered ? (
          <Empty title={t('filteredEmpty')} action={<Button onClick={onClear}>{t('clear')}</Button>} />
        ) : (
          <Empty title={t('empty')} help={t('emptyHelp')} />
        )
      ) : (
        <ul className="flex flex-col">
          {listed?.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} />
          ))}
        </ul>
      )}
      <NextPage list={deliveries} />
    </div>
  );
}
