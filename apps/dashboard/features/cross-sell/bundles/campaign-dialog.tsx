'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BundleList } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { putDecision } from '@/features/cross-sell/api/use-decide';
import { pairsKey } from '@/features/cross-sell/api/use-pairs';
import { DayField } from '@/features/cross-sell/decide/day-field';
import { ApiError } from '@/lib/api/client';
import { explainProblem } from '@/lib/api/explain-problem';
import type { Store } from '@/lib/api/types';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { notify } from '@/ui/notices/notify';
import { bundlesKey } from './bundles-panel';

/** The days of a campaign: its pairs are offered first in this store while it runs. */
export function CampaignDialog({
  bundle,
  store,
  onClose,
}: {
  bundle: BundleList['items'][number];
  store: Store;
  onClose: () => void;
}) {
  const t = useTranslations('crossSell.bundles');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const start = useStart(bundle, store, onClose);
  const isReversed = from !== '' && to !== '' && to < from;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReversed && !start.isPending) start.mutate({ from: from || null, to: to || null });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('dialogTitle')} closeLabel={t('close')}>
      <p className="font-medium">{bundle.products.map(({ name, productId }) => name ?? productId).join(' + ')}</p>
      <p className="mt-0.5 text-text-2">{t('dialogHelp', { store: store.name })}</p>
      <form onSubmit={submit} noValidate className="mt-4">
        <div className="grid grid-cols-2 gap-3">
          <DayField id="from" label={t('from')} help={t('fromHelp')} value={from} onValue={setFrom} />
          <DayField
            id="to"
            label={t('to')}
            help={t('toHelp')}
            error={isReversed ? t('reversed') : undefined}
            value={to}
            onValue={setTo}
          />
        </div>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="primary" aria-busy={start.isPending}>
            {t('start')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Pair by pair, each to the state that was read: what somebody else decided meanwhile stops it, and is read again. */
function useStart(bundle: BundleList['items'][number], store: Store, onDone: () => void) {
  const client = useQueryClient();
  const t = useTranslations('crossSell');
  return useMutation({
    mutationFn: async (days: { from: string | null; to: string | null }) => {
      for (const before of bundle.decisions) await putDecision(before, { decision: 'pin', ...days });
    },
    onSuccess: () => {
      notify('success', t('bundles.started'));
      onDone();
    },
    onError: (error) => {
      const isChanged = error instanceof ApiError && error.status === 412;
      notify('warning', isChanged ? t('decided.changed') : explainProblem(error, t('decided.offline')).sentence);
    },
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: bundlesKey(store.id) });
      await client.invalidateQueries({ queryKey: pairsKey(store.id) });
    },
  });
}
