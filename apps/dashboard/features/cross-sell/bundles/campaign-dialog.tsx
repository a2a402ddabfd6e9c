'use client';

import type { BundleList } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useDecide } from '@/features/cross-sell/api/use-decide';
import { DecisionForm } from '@/features/cross-sell/decide/decision-form';
import type { Store } from '@/lib/api/types';
import { Dialog } from '@/ui/dialog';

const STARTED = ['pin'] as const;
const RUNNING = ['pin', 'none'] as const;

/** The stores and days of a campaign: while it runs, its pairs are offered first there. */
export function CampaignDialog({
  bundle,
  store,
  isRunning,
  onClose,
}: {
  bundle: BundleList['items'][number];
  store: Store;
  /** It may be ended too. */
  isRunning: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('crossSell.bundles');
  const { mutate: decide } = useDecide(store);
  const products = bundle.products.map(({ productId, name = productId }) => ({ productId, name }));
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('dialogTitle')} closeLabel={t('close')}>
      <p className="font-medium">{products.map(({ name }) => name).join(' + ')}</p>
      <p className="mt-0.5 text-text-2">{t('dialogHelp')}</p>
      <DecisionForm
        {...{ products, store, onClose }}
        kinds={isRunning ? RUNNING : STARTED}
        submitLabel={t(isRunning ? 'save' : 'start')}
        onDecide={decide}
      />
    </Dialog>
  );
}
