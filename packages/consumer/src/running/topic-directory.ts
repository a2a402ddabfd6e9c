import { type KafkaEnv, partitionCounts, topicName } from '@vitrine/bus';
import { topicSpecs } from '@vitrine/contracts';
import type { Kafka } from 'kafkajs';

/**
 * The topics as this cluster has them: full names and numbers of partitions, to find the partition of an outgoing record. Refreshed
 * whenever a partition is claimed. A raw message's home is not asked here: its batch says by what count.
 */
export class TopicDirectory {
  private counts = new Map<string, number>();

  constructor(
    private readonly kafka: Kafka,
    private readonly env: KafkaEnv,
  ) {}

  nameOf(topic: string): string {
    return topicName(this.env, topic);
  }

  /** By the name without prefix. */
  partitionsOf = (topic: string): number => {
    const count = this.counts.get(this.nameOf(topic));
    if (count === undefined) throw new Error(`Topic ${topic} was never looked up.`);
    return count;
  };

  /** @throws BusUnavailable when the cluster does not say so in time */
  async refresh(): Promise<void> {
    const names = topicSpecs.map(({ name }) => this.nameOf(name));
    this.counts = await partitionCounts(this.kafka, names);
  }
}
