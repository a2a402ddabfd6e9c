import { holdsBack, standsStill, waitingOf } from '@/features/live/flow';
import type { Pipeline, Snapshot } from '@/lib/api/types';

/** p95 from event to screen that the product promises. */
export const PROMISE_MS = 3000;

export interface Verdict {
  level: 'ok' | 'warn' | 'critical';
  kind: 'healthy' | 'healthyNoLag' | 'stuck' | 'heldBack' | 'late' | 'breached' | 'unbalanced' | 'empty';
  stages: Pipeline['stages'][number]['id'][];
  lagMs: number | null;
  difference: number;
  /** Messages nobody has processed yet; of those held back, just these. */
  waiting: number;
}

type StandstillCause = NonNullable<Snapshot['stalled']>['cause'];

/**
 * One sentence for the top of the page: first what is lost, next what stands still, last what is slow.
 * @param told why sales wait, as the server tells every watcher: one store's may be held back while all others pass
 */
export function judgeFlow(
  pipeline: Pipeline,
  isStuck = standsStill(pipeline),
  told: StandstillCause | null = null,
): Verdict {
  const troubled = pipeline.stages.filter(({ state }) => state === 'slow' || state === 'down');
  const lagMs = pipeline.stages.find(({ id }) => id === 'browser')?.p95Ms ?? null;
  const difference = pipeline.control.difference;
  const heldBack = pipeline.lag.reduce((sum, part) => sum + part.heldBack, 0);
  const verdict = (level: Verdict['level'], kind: Verdict['kind']): Verdict => ({
    level,
    kind,
    stages: troubled.map(({ id }) => id),
    lagMs,
    difference,
    waiting: kind === 'heldBack' ? heldBack : waitingOf(pipeline),
  });

  if (heldBack > 0 && (told === 'transaction' || (isStuck && holdsBack(pipeline)))) {
    return verdict('critical', 'heldBack');
  }
  if (isStuck) return verdict('critical', 'stuck');
  if (difference !== 0) return verdict('critical', 'unbalanced');
  if (troubled.some(({ state }) => state === 'down')) return verdict('critical', 'late');
  if (troubled.length > 0) return verdict('warn', 'late');
  if (lagMs !== null && lagMs > PROMISE_MS) return verdict('warn', 'breached');
  if (readOf(pipeline) === 0) return verdict('ok', 'empty');
  return verdict('ok', lagMs === null ? 'healthyNoLag' : 'healthy');
}

/** Messages that ended in one of the four ways. */
export function readOf({ outcomes }: Pipeline): number {
  return outcomes.accepted + outcomes.duplicate + outcomes.rejected + outcomes.rehomed;
}

export interface TopicLag {
  topic: string;
  total: number;
  partitions: { partition: number; lag: number }[];
}

/** Lag by topic, partitions in order. */
export function lagByTopic(lag: Pipeline['lag']): TopicLag[] {
  const topics = new Map<string, TopicLag>();
  for (const { topic, partition, lag: waiting } of lag) {
    const entry = topics.get(topic) ?? { topic, total: 0, partitions: [] };
    entry.total += waiting;
    entry.partitions.push({ partition, lag: waiting });
    topics.set(topic, entry);
  }
  for (const { partitions } of topics.values()) partitions.sort((left, right) => left.partition - right.partition);
  return [...topics.values()].sort((left, right) => left.topic.localeCompare(right.topic));
}
