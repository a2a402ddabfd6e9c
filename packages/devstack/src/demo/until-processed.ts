import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin } from 'kafkajs';

const POLL_MS = 300;

/**
 * Waits until the group has committed past everything that the topic holds as the wait begins. Messages that come in meanwhile are not
 * waited for. `onProgress` learns how many messages are left.
 */
export async function untilProcessed(
  admin: Admin,
  groupId: string,
  topic: string,
  onProgress: (left: number) => void,
): Promise<void> {
  const ends = await admin.fetchTopicOffsets(topic);
  for (;;) {
    const [committed] = await admin.fetchOffsets({ groupId, topics: [topic] });
    const settled = new Map(committed?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    const left = ends.reduce((sum, { partition, low, high }) => {
      const from = Math.max(settled.get(partition) ?? -1, Number(low));
      return sum + Math.max(0, Number(high) - from);
    }, 0);
    onProgress(left);
    if (left === 0) return;
    await sleep(POLL_MS);
  }
}
