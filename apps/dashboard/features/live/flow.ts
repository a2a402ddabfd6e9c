import type { Pipeline } from '@/lib/api/types';

/** Whether what was sold reaches the numbers, as the server's own lag says it. */
export interface FlowState {
  /** Messages that wait to be processed. */
  waiting: number;
  isStuck: boolean;
  /** Everything that waits is behind a transaction that a producer has left open. */
  isHeldBack: boolean;
  /** When standing still was first seen here; null while it moves. */
  stuckSince: number | null;
}

/**
 * A single message may wait in the very moment of asking. Messages stand still when there are this many, or when one still waits at the
 * next reading.
 */
const MANY = 100;
const STILL_AFTER_MS = 4000;

export function waitingOf({ lag }: Pipeline): number {
  return lag.reduce((sum, part) => sum + part.lag, 0);
}

/** Messages wait, and every one of them for the end of a producer's transaction. */
export function holdsBack({ lag }: Pipeline): boolean {
  return lag.some((part) => part.lag > 0) && lag.every((part) => part.heldBack === part.lag);
}

/** Messages wait and none was processed in the server's last minute, or nobody is there to process. */
export function standsStill(pipeline: Pipeline): boolean {
  const process = pipeline.stages.find(({ id }) => id === 'process');
  return waitingOf(pipeline) > 0 && (process?.state === 'down' || process?.ratePerSecond === 0);
}

export function nextFlow(before: FlowState | null, pipeline: Pipeline): FlowState {
  const waiting = waitingOf(pipeline);
  const isHeldBack = holdsBack(pipeline);
  if (!standsStill(pipeline)) return { waiting, isStuck: false, isHeldBack, stuckSince: null };
  const at = Date.parse(pipeline.asOf);
  const stuckSince = before?.stuckSince ?? at;
  return { waiting, isHeldBack, isStuck: waiting >= MANY || at - stuckSince >= STILL_AFTER_MS, stuckSince };
}
