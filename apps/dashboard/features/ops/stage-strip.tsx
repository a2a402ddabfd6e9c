'use client';

import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import type { PipelineStage } from '@/lib/api/types';
import { cn } from '@/ui/cn';
import { LiveFigure } from '@/ui/live-figure';

const dots = {
  ok: 'bg-up',
  slow: 'bg-warn',
  down: 'bg-critical',
  idle: 'bg-line-strong',
  unknown: 'bg-line-strong',
} as const;
const words = {
  ok: 'text-text-2',
  slow: 'text-warn',
  down: 'text-critical',
  idle: 'text-text-2',
  unknown: 'text-text-2',
} as const;

/** The flow from till to screen, one box a stage; the last one is what people wait for. */
export function StageStrip({ stages }: { stages: readonly PipelineStage[] }) {
  const t = useTranslations('ops');
  return (
    <section aria-label={t('stageStrip')} className="card overflow-hidden">
      <ol className="grid grid-cols-1 gap-px bg-line sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-6">
        {stages.map((stage) => (
          <Stage key={stage.id} stage={stage} />
        ))}
      </ol>
    </section>
  );
}

function Stage({ stage }: { stage: PipelineStage }) {
  const t = useTranslations('ops');
  const { formats } = useSession();
  const isScreen = stage.id === 'browser';
  const rest = [
    ['p50', stage.p50Ms],
    ['p95', stage.p95Ms],
    ['p99', stage.p99Ms],
  ] as const;
  return (
    <li className="min-w-0 bg-surface p-4 lg:p-5" data-testid={`stage-${stage.id}`} data-state={stage.state}>
      <div className="flex items-center justify-between gap-2">
        <h2 className="truncate font-semibold">{t(`stages.${stage.id}`)}</h2>
        <span className={cn('inline-flex shrink-0 items-center gap-1.5 text-hint', words[stage.state])}>
          <span aria-hidden className={cn('size-2 rounded-full', dots[stage.state])} />
          {t(`state.${stage.state}`)}
        </span>
      </div>
      <p className="mt-2 flex h-8 items-baseline gap-1.5">
        {isScreen ? (
          <>
            <LiveFigure
              text={formats.milliseconds(stage.p95Ms)}
              className="whitespace-nowrap text-[22px] font-semibold"
            />
            <span className="truncate text-hint text-text-2">p95 · {t('eventToScreen')}</span>
          </>
        ) : (
          <LiveFigure
            text={stage.ratePerSecond === null ? '—' : t('rate', { rate: formats.rate(stage.ratePerSecond) })}
            className="whitespace-nowrap text-[22px] font-semibold"
          />
        )}
      </p>
      <dl className="mt-2 grid grid-cols-3 gap-2 text-hint">
        {rest.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-text-3">{name}</dt>
            <dd className="tabular truncate text-text-2">{formats.milliseconds(value)}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
