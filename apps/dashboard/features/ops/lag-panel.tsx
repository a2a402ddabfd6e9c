'use client';

import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import type { Pipeline } from '@/lib/api/types';
import { cn } from '@/ui/cn';
import { Panel } from '@/ui/panel';
import { lagByTopic } from './judge-flow';

/** Messages waiting, by topic and partition: an uneven row is one busy or stuck partition. */
export function LagPanel({ lag }: { lag: Pipeline['lag'] }) {
  const t = useTranslations('ops');
  const { formats } = useSession();
  const topics = lagByTopic(lag);
  const waiting = topics.reduce((sum, topic) => sum + topic.total, 0);
  return (
    <Panel title={t('lag')} lead={<p>{t('lagTakeaway', { count: waiting })}</p>} testId="lag">
      <div className="flex flex-col gap-4">
        {topics.map(({ topic, total, partitions }) => (
          <section key={topic} aria-label={topic}>
            <h3 className="flex items-baseline justify-between gap-3 text-table">
              <span className="min-w-0 truncate font-medium">{topic}</span>
              <span className="tabular shrink-0 font-semibold">{formats.figure(total, 'count')}</span>
            </h3>
            <ul className="mt-1.5 grid grid-cols-[repeat(auto-fit,minmax(42px,1fr))] gap-1.5">
              {partitions.map(({ partition, lag: count }) => (
                <li
                  key={partition}
                  title={t('partition', { id: partition })}
                  className={cn(
                    'tabular min-w-0 rounded-[6px] bg-sunken px-1 py-1 text-center text-hint',
                    count > 0 && 'bg-warn-soft font-medium',
                  )}
                >
                  <span className="sr-only">{t('partition', { id: partition })}: </span>
                  <span className="block whitespace-nowrap">{formats.compact(count, 'count')}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Panel>
  );
}
