'use client';

import { CircleAlert, Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useSession } from '@/features/session/session-context';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { Panel } from '@/ui/panel';
import { Skeleton } from '@/ui/skeleton';
import { FiringList } from './firing-list';
import { FiringStrip } from './firing-strip';
import { NoiseMeter } from './noise-meter';
import { type Answered, BACKTEST_DAYS, type useBacktest } from './use-backtest';
import { useUnsold } from './use-unsold';

/** What the rule would have done in the last month: how often, how loud, for whom, and what it repeats. */
export function PreviewPanel({
  backtest,
  isAskable,
}: {
  backtest: ReturnType<typeof useBacktest>;
  isAskable: boolean;
}) {
  const t = useTranslations('alertRules.preview');
  const { shown, current, isPending, error, retry } = backtest;
  return (
    <Panel title={t('title')} testId="rule-preview" className="md:sticky md:top-20">
      <div aria-live="polite" aria-busy={isPending && isAskable}>
        {!isAskable ? (
          <p className="text-table text-text-2">{t('incomplete')}</p>
        ) : error ? (
          <Failed onRetry={retry} />
        ) : shown ? (
          <>
            {current ? null : <p className="mb-2 text-table text-text-2">{t('old')}</p>}
            <Answer answered={shown} isOld={current === null} />
          </>
        ) : (
          <Waiting />
        )}
      </div>
    </Panel>
  );
}

function Waiting() {
  const t = useTranslations('alertRules.preview');
  return (
    <>
      <p className="mb-3 text-table text-text-2">{t('waiting')}</p>
      <Skeleton className="mb-3 h-6 w-3/5" />
      <Skeleton className="mb-3 h-16 w-full" />
      <Skeleton className="h-4 w-2/5" />
    </>
  );
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('alertRules.preview');
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-table text-text-2">{t('failed')}</p>
      <Button onClick={onRetry}>{t('retry')}</Button>
    </div>
  );
}

function Answer({ answered: { sentence, result }, isOld }: { answered: Answered; isOld: boolean }) {
  const t = useTranslations('alertRules.preview');
  const { formats } = useSession();
  const { perManagerPerDay } = result;
  return (
    <div
      className={cn('flex flex-col gap-3', isOld && 'opacity-50')}
      data-testid="backtest"
      data-firings={result.firingsTotal}
    >
      <p className="text-card font-semibold">{t('times', { count: result.firingsTotal, days: BACKTEST_DAYS })}</p>
      <p className="text-hint text-text-2">
        {t('of')} “{sentence}”
      </p>
      <NoiseMeter perWeek={result.perWeek} />
      {perManagerPerDay === null ? null : (
        <p className="text-table text-text-2">{t('perManager', { rate: formats.rate(perManagerPerDay) })}</p>
      )}
      <FiringStrip result={result} />
      <FiringList result={result} />
      <Recipients result={result} />
      <Overlaps result={result} />
      <Unsold result={result} />
    </div>
  );
}

const NAMED = 5;

function Recipients({ result: { recipients, recipientsTotal } }: { result: Answered['result'] }) {
  const t = useTranslations('alertRules.preview');
  const roles = useTranslations('user.roles');
  const shown = recipients.slice(0, NAMED);
  const more = recipientsTotal - shown.length;
  return (
    <div className="flex gap-2 text-table" data-testid="recipients" data-count={recipientsTotal}>
      <Users size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-text-2" />
      <div className="min-w-0">
        <p className={cn('font-medium', recipientsTotal === 0 && 'text-critical')}>
          {t('recipients', { count: recipientsTotal })}
        </p>
        <ul className="text-text-2">
          {shown.map(({ id, name, role }) => (
            <li key={id} className="break-words">
              {name} · {roles(role)}
            </li>
          ))}
          {more > 0 ? <li>{t('moreRecipients', { count: more })}</li> : null}
        </ul>
      </div>
    </div>
  );
}

function Overlaps({ result: { overlaps } }: { result: Answered['result'] }) {
  const t = useTranslations('alertRules.preview');
  const { formats } = useSession();
  return overlaps.map(({ ruleId, name, share }) => (
    <Warning key={ruleId} testId="overlap">
      {t('overlap', { name, share: formats.percent(share, 0) })}
    </Warning>
  ));
}

/** What it names may still come: it is told, and nothing is refused. */
function Unsold({ result: { unsold } }: { result: Answered['result'] }) {
  const say = useUnsold();
  return unsold.length === 0 ? null : <Warning testId="unsold">{say(unsold)}</Warning>;
}

function Warning({ testId, children }: { testId: string; children: ReactNode }) {
  return (
    <p className="flex gap-2 rounded-control bg-warn-soft px-3 py-2 text-table" data-testid={testId}>
      <CircleAlert size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-warn" />
      {children}
    </p>
  );
}
