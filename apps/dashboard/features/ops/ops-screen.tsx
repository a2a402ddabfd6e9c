'use client';

import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { nextFlow } from '@/features/live/flow';
import { useLive } from '@/features/live/live-provider';
import { usePipeline } from '@/features/live/use-pipeline';
import { useSession } from '@/features/session/session-context';
import { seesFlow, seesRefusals } from '@/lib/access';
import type { Pipeline } from '@/lib/api/types';
import { Banner } from '@/ui/banner';
import { PageHead } from '@/ui/page-head';
import { RowsSkeleton, Skeleton } from '@/ui/skeleton';
import { Empty, NotAllowed, ReadingFailed } from '@/ui/states';
import { judgeFlow, PROMISE_MS, type Verdict } from './judge-flow';
import { LagPanel } from './lag-panel';
import { OutcomesPanel } from './outcomes-panel';
import { PersonalPanel } from './personal-panel';
import { RejectedPanel } from './rejected-panel';
import { StageStrip } from './stage-strip';

const PROMISE_S = PROMISE_MS / 1000;

/** Is every event on screen within the promised time? */
export function OpsScreen() {
  const t = useTranslations('ops');
  const { me, formats } = useSession();
  const isAllowed = seesFlow(me);
  const pipeline = usePipeline(isAllowed);
  if (!isAllowed && seesRefusals(me)) {
    return (
      <>
        <PageHead title={t('rejected')} subtitle={t('onlyRejected')} />
        <RejectedPanel />
      </>
    );
  }
  if (!isAllowed) return <NotAllowed isPage className="min-h-[60dvh]" />;

  const { data } = pipeline;
  return (
    <>
      <PageHead
        title={t('title')}
        subtitle={
          <>
            {t('subtitle', { promise: PROMISE_S })}{' '}
            {data ? (
              <span className="tabular whitespace-nowrap text-text-3">
                {t('updated', { time: formats.clockTime(data.asOf) })}
              </span>
            ) : null}
          </>
        }
      />
      {data ? <Flow pipeline={data} /> : pipeline.isError ? <FailedCard pipeline={pipeline} /> : <FlowSkeleton />}
    </>
  );
}

function Flow({ pipeline }: { pipeline: Pipeline }) {
  const t = useTranslations('ops');
  const { snapshot, flow } = useLive();
  // one message waiting in the moment of asking is the flow at work, not a standstill
  const verdict = judgeFlow(pipeline, nextFlow(flow, pipeline).isStuck, snapshot?.stalled?.cause);
  const since = snapshot?.acceptedAt ?? null;
  return (
    <>
      <VerdictLine verdict={verdict} since={since} />
      {verdict.kind === 'empty' ? (
        <div className="card mb-3 lg:mb-4">
          <Empty title={t('empty')} help={t('emptyHelp')} />
        </div>
      ) : null}
      <StageStrip stages={pipeline.stages} />
      <div className="mt-3 grid gap-3 lg:mt-4 lg:gap-4 xl:grid-cols-2">
        <OutcomesPanel pipeline={pipeline} />
        <LagPanel lag={pipeline.lag} />
      </div>
      {pipeline.personalValues.length > 0 ? (
        <div className="mt-3 lg:mt-4">
          <PersonalPanel values={pipeline.personalValues} />
        </div>
      ) : null}
      <div className="mt-3 lg:mt-4">
        <RejectedPanel pipeline={pipeline} />
      </div>
    </>
  );
}

const icons = { ok: CircleCheck, warn: TriangleAlert, critical: CircleAlert } as const;

function VerdictLine({ verdict, since }: { verdict: Verdict; since: number | null }) {
  const t = useTranslations('ops');
  const { formats } = useSession();
  if (verdict.kind === 'empty') return null;
  const list = new Intl.ListFormat(formats.locale, { type: 'conjunction' });
  const text = t(verdict.kind, {
    lag: formats.milliseconds(verdict.lagMs),
    promise: PROMISE_S,
    stages: list.format(verdict.stages.map((id) => t(`stages.${id}`))),
    count: verdict.kind === 'unbalanced' ? Math.abs(verdict.difference) : verdict.waiting,
    since: since === null ? 'none' : formats.time(since),
  });
  return (
    <Banner
      tone={verdict.level}
      icon={icons[verdict.level]}
      data-testid="verdict"
      data-level={verdict.level}
      className="text-body font-medium"
    >
      {text}
    </Banner>
  );
}

function FailedCard({ pipeline }: { pipeline: ReturnType<typeof usePipeline> }) {
  return (
    <div className="card">
      <ReadingFailed error={pipeline.error} onRetry={() => void pipeline.refetch()} />
    </div>
  );
}

function FlowSkeleton() {
  return (
    <>
      <Skeleton className="mb-4 h-11 rounded-card" />
      <Skeleton className="mb-4 h-[188px] rounded-card" />
      <div className="card p-5">
        <RowsSkeleton rows={6} />
      </div>
    </>
  );
}
