'use client';

import type { MarginList } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { Bar } from '@/ui/bar';
import { Panel } from '@/ui/panel';
import { Empty } from '@/ui/states';

/** How the sales of the last weeks lie in the bands: the seller's own, or the store's. */
export function BandShares({ list: { salesByBand, salesOf } }: { list: MarginList }) {
  const t = useTranslations('margins');
  const { formats } = useSession();
  return (
    <Panel title={t(salesOf === 'me' ? 'mySales' : 'storeSales')} lead={<p>{t('salesHelp')}</p>} testId="band-shares">
      {salesByBand.length === 0 ? (
        <Empty title={t('noSales')} />
      ) : (
        <dl className="flex flex-col gap-2.5">
          {salesByBand.map(({ band, share }) => (
            <div key={band} className="flex flex-wrap justify-between gap-x-3">
              <dt>{t(`bands.${band}`)}</dt>
              <dd className="tabular font-medium">{formats.percent(share, 0)}</dd>
              <dd aria-hidden className="mt-1 w-full">
                <Bar share={share} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
