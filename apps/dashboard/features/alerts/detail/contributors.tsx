'use client';

import type { AlertDetail } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { kindOf } from '@/lib/format/kinds';
import { Panel } from '@/ui/panel';
import { useBilingual } from '../words/use-bilingual';

/** What moved the figure: sentences, and the same parts with their share of what moved. */
export function Contributors({ alert }: { alert: AlertDetail }) {
  const t = useTranslations('alerts');
  const { formats } = useSession();
  const say = useBilingual();
  const nameOf = usePartName();
  const metric = alert.evidence[0]?.metric ?? 'netSales';
  return (
    <Panel title={t('contributors.title')} testId="alert-contributors">
      {alert.findings.map((finding) => (
        <p key={finding.en} className="max-w-[68ch] text-body">
          {say(finding)}
        </p>
      ))}
      {alert.contributors.length > 0 ? (
        <table className="tabular mt-3 w-full border-collapse text-table">
          <caption className="sr-only">{t('contributors.title')}</caption>
          <thead className="bg-sunken text-left text-hint text-text-2">
            <tr>
              <th scope="col" className="px-2 py-2 font-medium">
                {t('contributors.part')}
              </th>
              <th scope="col" className="px-2 py-2 text-right font-medium">
                {t('contributors.effect')}
              </th>
              <th scope="col" className="px-2 py-2 text-right font-medium">
                {t('contributors.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {alert.contributors.map(({ dimension, id, name, effect, share }) => (
              <tr key={`${dimension} ${id}`} className="border-t border-line">
                <th scope="row" className="px-2 py-2 text-left font-normal">
                  <span className="block break-words">{nameOf({ dimension, id, name })}</span>
                  <span className="text-hint text-text-2">{t(`contributors.dimensions.${dimension}`)}</span>
                </th>
                <td className="whitespace-nowrap px-2 py-2 text-right">{formats.effect(effect, kindOf(metric))}</td>
                <td className="whitespace-nowrap px-2 py-2 text-right">{formats.percent(Number(share))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Panel>
  );
}

const channels = ['store', 'online', 'phone', 'app'] as const;

/** What a part is called, as the sentences call it. */
function usePartName(): (part: Pick<AlertDetail['contributors'][number], 'dimension' | 'id' | 'name'>) => string {
  const t = useTranslations('alerts.contributors');
  const { formats } = useSession();
  return ({ dimension, id, name }) => {
    if (dimension === 'hour') return formats.hour(Number(id));
    const channel = dimension === 'channel' ? channels.find((one) => one === id) : undefined;
    return channel === undefined ? name || t('nameless') : t(`channels.${channel}`);
  };
}
