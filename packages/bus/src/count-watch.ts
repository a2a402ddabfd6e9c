import type { Kafka } from 'kafkajs';
import { type KafkaEnv, topicName } from './kafka.js';
import type { PartitionSession } from './partition-session.js';
import { partitionCounts } from './topics-admin.js';

/** Knows how many partitions the topics have, as of the last join: kafkajs joins again whenever one has got more. */
export class CountWatch {
  private counts = new Map<string, number>();
  private mustAsk = false;
  private isAsking = false;

  constructor(
    private readonly kafka: Kafka,
    private readonly env: Pick<KafkaEnv, 'KAFKA_TOPIC_PREFIX'>,
    private readonly topics: readonly string[],
  ) {}

  joined(): void {
    this.mustAsk = true;
  }

  /** Asks the cluster when a join has happened since the last question. @throws BusUnavailable; then the caller asks again */
  async refresh(): Promise<void> {
    if (!this.mustAsk || this.isAsking) return;
    this.isAsking = true;
    this.mustAsk = false;
    try {
      const names = this.topics.map((topic) => topicName(this.env, topic));
      this.counts = await partitionCounts(this.kafka, names);
    } catch (error) {
      this.mustAsk = true;
      throw error;
    } finally {
      this.isAsking = false;
    }
  }

  /** The session looks for keys among fewer partitions than there are. Until it ends it holds the others back (agreement.ts). */
  isOutdated({ topic, partitions }: PartitionSession): boolean {
    return partitions < (this.counts.get(topicName(this.env, topic)) ?? 0);
  }
}
