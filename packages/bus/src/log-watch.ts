import type { Admin, Kafka } from 'kafkajs';
import { type Cluster, clusterOf, ISOLATION } from './cluster-of.js';
import { type KafkaEnv, topicName } from './kafka.js';

/**
 * Where topics end and how far groups are, asked again and again over two connections that stay open. Names are without prefix; arrays are
 * by partition. After an error the next question connects anew.
 */
export class LogWatch {
  private cluster: Promise<Cluster> | undefined;
  private admin: Promise<Admin> | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly env: Pick<KafkaEnv, 'KAFKA_TOPIC_PREFIX'>,
  ) {}

  /** The offset behind the last record that the brokers have, also of transactions that are still open. */
  ends(topic: string): Promise<number[]> {
    return this.asking(async () => {
      this.cluster ??= connected(clusterOf(this.kafka, ISOLATION.all));
      const cluster = await this.cluster;
      const name = topicName(this.env, topic);
      await cluster.addTargetTopic(name);
      await cluster.refreshMetadataIfNecessary();
      const partitions = cluster
        .findTopicPartitionMetadata(name)
        .map(({ partitionId }) => ({ partition: partitionId }));
      const [found] = await cluster.fetchTopicsOffset([{ topic: name, fromBeginning: false, partitions }]);
      return byPartition(found?.partitions ?? []);
    });
  }

  /** The next offset that the group reads of each partition; 0 where it has settled nothing. */
  settled(group: string, topic: string): Promise<number[]> {
    return this.asking(async () => {
      this.admin ??= connected(this.kafka.admin());
      const admin = await this.admin;
      const asked = { groupId: `${this.env.KAFKA_TOPIC_PREFIX ?? ''}${group}`, topics: [topicName(this.env, topic)] };
      const [found] = await admin.fetchOffsets(asked);
      return byPartition(found?.partitions ?? []).map((offset) => Math.max(0, offset));
    });
  }

  async close(): Promise<void> {
    const open = [this.cluster, this.admin];
    this.cluster = undefined;
    this.admin = undefined;
    await Promise.all(open.map((one) => one?.then((each) => each.disconnect()).catch(() => undefined)));
  }

  private async asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      await this.close();
      throw error;
    }
  }
}

async function connected<Client extends { connect(): Promise<void> }>(client: Client): Promise<Client> {
  await client.connect();
  return client;
}

function byPartition(found: readonly { readonly partition: number; readonly offset: string }[]): number[] {
  const offsets: number[] = [];
  for (const { partition, offset } of found) offsets[partition] = Number(offset);
  return Array.from(offsets, (offset) => offset ?? 0);
}
