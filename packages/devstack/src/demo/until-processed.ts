import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin } from 'kafkajs';

/** A transaction's own marker takes an offset that no consumer is ever handed. */
const MARKERS_PER_PARTITION = 2;

/** Waits until the group has committed (almost) all of the topics; `onProgress` learns how many messages are left. */
export async function untilProcessed(
  admin: Admin,
  groupId: string,
  topics: readonly string[],
  onProgress: (left: number) => void = () => undefined,
): Promise<void> {
  for (;;) {
    const lags = (await Promise.all(topics.map((topic) => lagsOf(admin, groupId, topic)))).flat();
    onProgress(lags.reduce((sum, lag) => sum + lag, 0));
    if (lags.every((lag) => lag <= MARKERS_PER_PARTITION)) return;
    await sleep(300);
  }
}

async function lagsOf(admin: Admin, groupId: string, topic: string): Promise<number[]> {
  const ends = await admin.fetchTopicOffsets(topic);
  const [committed] = await admin.fetchOffsets({ groupId, topics: [topic] });
  const known = new Map(committed?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  return ends.map(({ partition, low, high }) => Number(high) - Math.max(known.get(partition) ?? -1, Number(low)));
}
