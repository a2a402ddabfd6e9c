import type { SessionContext } from './session-context.js';
import { type PartitionPosition, readPositions } from './topic-positions.js';

const POLL_MS = 200;
const POLLS_PER_WORD = 25;

/** Some owner of a partition still looks for keys among fewer partitions than there are now. */
export class StillDisagreeing extends Error {
  override readonly name = 'StillDisagreeing';
  readonly retryable = true;
  constructor(topic: string, partitions: readonly number[]) {
    super(`${topic} has more partitions now; waiting until the owners of ${partitions.join(', ')} have noticed.`);
  }
}

/** A broker names fewer partitions than there are. */
export class StaleMetadata extends Error {
  override readonly name = 'StaleMetadata';
  readonly retryable = true;
  constructor(topic: string, partitions: number) {
    super(`A broker knows of ${partitions} partitions of ${topic} only, and there are more.`);
  }
}

/**
 * Resolves when the notes of all partitions of the topic say `count` or more. From then on every owner looks for keys among `count`
 * partitions, so no message is judged in two places. `signal` gives up the wait.
 */
export async function untilAgreed(
  context: Pick<SessionContext, 'kafka' | 'groupId' | 'onRetry'>,
  topic: string,
  count: number,
  signal: AbortSignal,
): Promise<void> {
  for (let polls = 1; ; polls++) {
    const behind = notAgreed(await readPositions(context.kafka, context.groupId, topic), count);
    if (behind.length === 0) return;
    const waiting = new StillDisagreeing(topic, behind);
    if (signal.aborted) throw waiting;
    if (polls % POLLS_PER_WORD === 0) context.onRetry('agreement on partitions', waiting, POLL_MS);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** The partitions whose owners have not said `count` yet, those that nobody has claimed among them. */
const notAgreed = (positions: readonly PartitionPosition[], count: number): number[] =>
  positions.flatMap(({ note }, partition) => ((note.partitions ?? 0) >= count ? [] : [partition]));
