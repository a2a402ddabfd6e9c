import { type KafkaEnv, partitionCounts, topicName } from '@vitrine/bus';
import type { KafkaUse } from '@vitrine/contracts';
import type { Kafka } from 'kafkajs';

/**
 * The topics that the service reads and writes, as this cluster has them: full names and numbers of partitions, to find the partition of an
 * outgoing record. Refreshed whenever a partition is claimed. A raw message's home is not asked here: its batch says by what count.
 */
export class TopicDirectory {
  readonly group: string;
  private counts = new Map<string, number>();

  constructor(
    private readonly kafka: Kafka,
    private readonly env: KafkaEnv,
    private readonly use: KafkaUse & Required<Pick<KafkaUse, 'group'>>,
  ) {
    this.group = use.group;
  }

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
    const { reads = [], writes = [], transactionalIds = {} } = this.use;
    // The rights of a program are no wider than its use: about another topic the broker would tell it nothing.
    const topics = new Set([...reads, ...writes, ...Object.keys(transactionalIds)]);
    this.counts = await partitionCounts(
      this.kafka,
      [...topics].map((topic) => this.nameOf(topic)),
    );
  }
}
