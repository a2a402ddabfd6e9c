'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { EndpointDialog } from './endpoint-dialog';
import { EndpointRow } from './endpoint-row';
import { type GivenSecret, SecretDialog } from './secret-dialog';
import { useEndpoints } from './use-endpoints';

/** Systems that are told of alerts: added, tested, turned off, their secrets changed. */
export function EndpointsPanel() {
  const t = useTranslations('notifications.endpoints');
  const endpoints = useEndpoints();
  const [isAdding, setIsAdding] = useState(false);
  const [given, setGiven] = useState<GivenSecret>();
  return (
    <Panel
      title={t('title')}
      lead={<p>{t('lead')}</p>}
      testId="endpoints"
      action={
        <Button look="primary" onClick={() => setIsAdding(true)} data-testid="add-endpoint">
          <Plus size={16} strokeWidth={1.75} aria-hidden />
          {t('add')}
        </Button>
      }
    >
      {endpoints.isPending ? (
        <RowsSkeleton rows={2} rowClass="h-14" />
      ) : endpoints.isError ? (
        <ReadingFailed error={endpoints.error} onRetry={() => void endpoints.refetch()} />
      ) : endpoints.data.items.length === 0 ? (
        <Empty title={t('empty')} help={t('emptyHelp')} className="py-4" />
      ) : (
        <ul className="flex flex-col">
          {endpoints.data.items.map((endpoint) => (
            <EndpointRow key={endpoint.id} endpoint={endpoint} onSecret={setGiven} />
          ))}
        </ul>
      )}
      {isAdding ? <EndpointDialog onClose={() => setIsAdding(false)} onSecret={setGiven} /> : null}
      {given ? <SecretDialog given={given} onClose={() => setGiven(undefined)} /> : null}
    </Panel>
  );
}
