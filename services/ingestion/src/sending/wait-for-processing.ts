import { type KafkaEnv, topicName, withAdmin } from '@vitrine/bus';
import { kafkaUses } from '@vitrine/contracts';
import type { Kafka } from 'kafkajs';
import type { WrittenOffsets } from './kafka-outbox.js';

const POLL_MS = 250;

export interface WaitOptions {
  /** Give up when nothing moved for this long. */
  readonly patienceMs: number;
  /** Told how many of our messages are still ahead of processing. */
  readonly onBehind?: (messages: number) => void;
}

/**
 * Waits until the consumer group `processing` has committed past everything we wrote. Then each message is in the warehouse, a dead letter
 * or a recognised duplicate. False when that did not happen in time: nothing is lost then, only late.
 */
export async function waitForProcessing(
  kafka: Kafka,
  env: KafkaEnv,
  written: WrittenOffsets,
  options: WaitOptions,
): Promise<boolean> {
  let deadline = Date.now() + options.patienceMs;
  let least = Number.POSITIVE_INFINITY;
  return withAdmin(kafka, async (admin) => {
    const groupId = `${env.KAFKA_TOPIC_PREFIX ?? ''}${kafkaUses.import.watches.group}`;
    for (;;) {
      const committed = await admin.fetchOffsets({
        groupId,
        topics: [...written.keys()].map((topic) => topicName(env, topic)),
      });
      let behind = 0;
      for (const [topic, partitions] of written) {
        const found = committed.find(({ topic: name }) => name === topicName(env, topic));
        for (const [partition, last] of partitions) {
          const next = Number(found?.partitions.find((one) => one.partition === partition)?.offset ?? -1);
          behind += Math.max(0, last + 1 - Math.max(0, next));
        }
      }
      options.onBehind?.(behind);
      if (behind === 0) return true;
      if (behind < least) deadline = Date.now() + options.patienceMs;
      least = Math.min(least, behind);
      if (Date.now() > deadline) return false;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  });
}
