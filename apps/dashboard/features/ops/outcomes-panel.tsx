'use client';

import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { waitingOf } from '@/features/live/flow';
import { useSession } from '@/features/session/session-context';
import type { Pipeline } from '@/lib/api/types';
import { LiveFigure } from '@/ui/live-figure';
import { Panel } from '@/ui/panel';
import { readOf } from './judge-flow';

const order = ['accepted', 'duplicate', 'rejected', 'rehomed'] as const;

/** Every message ends in one of four ways, and the four add up to what came in. */
export function OutcomesPanel({ pipeline }: { pipeline: Pipeline }) {
  const t = useTranslations('ops');
  const { formats } = useSession();
  const { outcomes, control } = pipeline;
  const read = readOf(pipeline);
  const isBalanced = control.difference === 0;
  const waiting = waitingOf(pipeline);
  return (
    <Panel title={t('outcomes')} testId="outcomes">
      <dl className="flex flex-col">
        {order.map((id) => (
          <div
            key={id}
            className="grid grid-cols-[minmax(0,1fr)_auto_64px] items-baseline gap-x-3 border-t border-line py-2.5 first:border-t-0"
          >
            <dt className="min-w-0">
              <span className="font-medium">{t(`outcome.${id}`)}</span>
              <span className="block text-hint text-text-2">{t(`outcomeHelp.${id}`)}</span>
            </dt>
            <dd className="text-right font-semibold" data-testid={`outcome-${id}`} data-value={outcomes[id]}>
              <LiveFigure text={formats.figure(outcomes[id], 'count')} />
            </dd>
            <dd className="tabular text-right text-hint text-text-2">
              {formats.share(read > 0 ? outcomes[id] / read : null)}
            </dd>
          </div>
        ))}
        <div className="grid grid-cols-[minmax(0,1fr)_auto_64px] items-baseline gap-x-3 border-t border-line pt-3">
          <dt className="min-w-0">
            <span className="font-medium">{t('control')}</span>
            <span className="mt-0.5 flex items-center gap-1.5 text-hint text-text-2">
              {isBalanced && waiting > 0 ? null : isBalanced ? (
                <CircleCheck size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-up" />
              ) : (
                <CircleAlert size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-critical" />
              )}
              {isBalanced
                ? t(waiting > 0 ? 'controlWaiting' : 'controlOk', { count: waiting })
                : t('unbalanced', { count: Math.abs(control.difference) })}
            </span>
          </dt>
          <dd className="text-right font-semibold" data-testid="control-difference" data-value={control.difference}>
            <LiveFigure text={formats.figure(control.difference, 'count')} />
          </dd>
          <dd />
        </div>
      </dl>
    </Panel>
  );
}
