'use client';

import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import type { Pipeline } from '@/lib/api/types';
import { Panel } from '@/ui/panel';

/** Fields in which personal values come that do not belong there, for their producer to mend. Never a value. */
export function PersonalPanel({ values }: { values: Pipeline['personalValues'] }) {
  const t = useTranslations('ops');
  const { formats } = useSession();
  const total = values.reduce((sum, value) => sum + value.count, 0);
  return (
    <Panel title={t('personal')} lead={<p>{t('personalTakeaway', { count: total })}</p>} testId="personal">
      <ul className="flex flex-col">
        {values.map(({ field, kind, handling, count, since }) => (
          <li
            key={`${field} ${kind} ${handling}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 border-t border-line py-2.5 first:border-t-0"
          >
            <span className="min-w-0">
              <code className="break-all font-medium">{field}</code>
              <span className="block text-hint text-text-2">
                {t(`personalKind.${kind}`)} · {t(`personalHandling.${handling}`)} ·{' '}
                {t('personalSince', { since: formats.moment(since) })}
              </span>
            </span>
            <span className="tabular text-right font-semibold">{formats.figure(count, 'count')}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
