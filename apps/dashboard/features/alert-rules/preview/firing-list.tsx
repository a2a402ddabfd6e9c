'use client';

import type { Backtest } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { ScrollRegion } from '@/ui/scroll-region';

const SHOWN = 50;

/** Every firing as a row, behind a disclosure: what the strip shows, in words. */
export function FiringList({ result: { firings, firingsTotal } }: { result: Backtest }) {
  const t = useTranslations('alertRules.preview');
  if (firings.length === 0) return null;
  const shown = firings.slice(0, SHOWN);
  return (
    <details>
      <summary className="min-h-6 text-table font-medium text-accent">{t('list')}</summary>
      <ScrollRegion label={t('list')} className="mt-2 max-h-72">
        <table className="w-full border-collapse text-hint">
          <thead className="bg-sunken text-left text-text-2">
            <tr>
              {(['subject', 'level', 'raised', 'ended'] as const).map((column) => (
                <th key={column} scope="col" className="whitespace-nowrap px-2 py-1.5 font-medium">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((firing) => (
              <Row key={`${firing.subject.ids.join('|')} ${firing.raisedAt}`} firing={firing} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {firingsTotal > shown.length ? (
        <p className="mt-1 text-hint text-text-2">{t('firstOnes', { shown: shown.length, total: firingsTotal })}</p>
      ) : null}
    </details>
  );
}

function Row({ firing: { subject, level, raisedAt, endedAt } }: { firing: Backtest['firings'][number] }) {
  const t = useTranslations('alertRules.preview');
  const { formats } = useSession();
  return (
    <tr className="border-t border-line">
      <th scope="row" className="px-2 py-1.5 text-left font-medium">
        {subject.name}
      </th>
      <td className="px-2 py-1.5">{t(`levels.${level}`)}</td>
      <td className="tabular whitespace-nowrap px-2 py-1.5">{formats.moment(raisedAt)}</td>
      <td className="tabular whitespace-nowrap px-2 py-1.5">{endedAt ? formats.moment(endedAt) : t('open')}</td>
    </tr>
  );
}
