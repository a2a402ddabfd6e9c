'use client';

import { ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSession } from '@/features/session/session-context';
import { toLocale } from '@/i18n/locales';
import type { DeadLetter, DeadLetterSummary, Pipeline } from '@/lib/api/types';
import { Bar } from '@/ui/bar';
import { Panel } from '@/ui/panel';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, ReadingFailed } from '@/ui/states';
import { useExamples, useRejections } from './use-refusals';

/** Why messages were refused, in plain words, each with how to mend it and the newest masked examples. */
export function RejectedPanel({ pipeline }: { pipeline?: Pipeline }) {
  const t = useTranslations('ops');
  const summary = useRejections(true);
  const found = new Map(summary.data?.items.map((item) => [item.code, item]));
  const reasons = [...(pipeline?.rejectedByCode ?? summary.data?.items ?? [])].sort(
    (left, right) => right.count - left.count,
  );
  const total = reasons.reduce((sum, reason) => sum + reason.count, 0);
  const most = reasons[0]?.count ?? 0;
  return (
    <Panel title={t('rejected')} lead={<p>{t('rejectedTakeaway', { count: total })}</p>} testId="rejected">
      {!pipeline && summary.isPending ? (
        <RowsSkeleton rows={4} />
      ) : !pipeline && summary.isError ? (
        <ReadingFailed error={summary.error} onRetry={() => void summary.refetch()} />
      ) : reasons.length === 0 ? (
        <Empty title={t('rejectedTakeaway', { count: 0 })} className="py-6" />
      ) : (
        <ul className="flex flex-col">
          {reasons.map(({ code, count }) => (
            <Reason key={code} code={code} count={count} share={count / most} item={found.get(code)} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Reason({
  code,
  count,
  share,
  item,
}: {
  code: DeadLetter['code'];
  count: number;
  share: number;
  item: DeadLetterSummary['items'][number] | undefined;
}) {
  const t = useTranslations();
  const locale = toLocale(useLocale());
  const { formats } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const name = t.has(`reasons.${code}`) ? t(`reasons.${code}`) : t('reasons.other', { code });
  return (
    <li className="border-t border-line first:border-t-0">
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)} className="group">
        <summary className="-mx-2 flex min-h-12 list-none items-center gap-3 rounded-control px-2 py-2 hover:bg-sunken [&::-webkit-details-marker]:hidden">
          <ChevronRight
            size={16}
            strokeWidth={1.75}
            aria-hidden
            className="shrink-0 text-text-2 transition-transform duration-150 group-open:rotate-90 motion-reduce:transition-none"
          />
          <span className="min-w-0 flex-1">
            <span className="block font-medium">{name}</span>
            <span className="block break-all text-hint text-text-3">{code}</span>
          </span>
          <span className="hidden w-40 shrink-0 sm:block">
            <Bar share={share} soft />
          </span>
          <span className="tabular w-9 shrink-0 sm:w-16 text-right font-semibold">
            {formats.figure(count, 'count')}
          </span>
        </summary>
        <div className="pb-4 pl-7 pt-2">
          {item ? <p className="max-w-[68ch] text-table text-text-2">{item.message[locale]}</p> : null}
          <p className="mb-2 mt-3 text-hint font-medium text-text-3">{t('ops.examples')}</p>
          <Examples code={code} isOpen={isOpen} />
        </div>
      </details>
    </li>
  );
}

function Examples({ code, isOpen }: { code: string; isOpen: boolean }) {
  const t = useTranslations('ops');
  const { data, error, isPending, refetch } = useExamples(code, isOpen);
  if (isPending) return <RowsSkeleton rows={2} />;
  if (error) return <ReadingFailed error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return <p className="text-table text-text-2">{t('noExamples')}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {data.items.map((letter) => (
        <Example key={letter.id} letter={letter} />
      ))}
    </ul>
  );
}

function Example({ letter }: { letter: DeadLetter }) {
  const t = useTranslations('ops');
  const { formats } = useSession();
  return (
    <li className="rounded-control border border-line">
      <p className="flex flex-wrap gap-x-4 gap-y-0.5 px-3 py-2 text-hint text-text-2">
        <span>
          {t('receivedAt')} {formats.moment(letter.receivedAt)}
        </span>
        <span className="break-all">
          {letter.source ?? t('where', { topic: letter.topic, partition: letter.partition, offset: letter.offset })}
        </span>
        {letter.path ? (
          <span className="break-all">
            {t('field')} <code className="text-text">{letter.path}</code>
          </span>
        ) : null}
      </p>
      <pre className="max-h-48 overflow-auto whitespace-pre-wrap break-all rounded-b-control border-t border-line bg-sunken px-3 py-2 font-mono text-hint">
        {pretty(letter.maskedPayload)}
      </pre>
    </li>
  );
}

/** Indented when it is JSON; as it came when it is not, which may be the very reason. */
function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
