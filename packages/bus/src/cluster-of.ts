import kafkajs, { type Kafka } from 'kafkajs';

/** The parts of kafkajs's own connection that its public clients do not offer. */
export interface Cluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  addTargetTopic(topic: string): Promise<void>;
  refreshMetadataIfNecessary(): Promise<void>;
  findTopicPartitionMetadata(topic: string): ReadonlyArray<{ readonly partitionId: number }>;
  findLeaderForPartitions(topic: string, partitions: readonly number[]): Readonly<Record<string, readonly number[]>>;
  findBroker(node: { readonly nodeId: string }): Promise<Broker>;
  fetchTopicsOffset(
    questions: readonly OffsetQuestion[],
  ): Promise<ReadonlyArray<{ readonly partitions: ReadonlyArray<{ partition: number; offset: string }> }>>;
}

export interface OffsetQuestion {
  readonly topic: string;
  readonly fromBeginning: boolean;
  readonly partitions: ReadonlyArray<{ readonly partition: number }>;
}

interface Broker {
  fetch(request: {
    readonly isolationLevel: number;
    readonly maxWaitTime: number;
    readonly minBytes: number;
    readonly maxBytes: number;
    readonly topics: readonly {
      readonly topic: string;
      readonly partitions: readonly { readonly partition: number; fetchOffset: string; maxBytes: number }[];
    }[];
  }): Promise<{ readonly responses: readonly { readonly partitions: readonly FetchedPartition[] }[] }>;
}

export interface FetchedPartition {
  /** From here on nothing is given yet: a transaction that began here is open. */
  readonly lastStableOffset: string;
  readonly abortedTransactions: readonly { readonly producerId: string; readonly firstOffset: string }[];
  readonly messages: readonly RawMessage[];
}

/** A record with the batch that it came in; ends of transactions are among them, and what was given up (`hideAborted`). */
export interface RawMessage {
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly timestamp: string;
  readonly headers: Record<string, Buffer | string | (Buffer | string)[] | undefined>;
  readonly isControlRecord: boolean;
  readonly batchContext: { readonly producerId: string; readonly inTransaction: boolean };
}

export const ISOLATION = { all: 0, committed: 1 } as const;

type MakeCluster = (options: { allowAutoTopicCreation: false; isolationLevel: number }) => Cluster;

/** kafkajs makes connections of any isolation behind this symbol, and offers the half of what they can do. */
export function clusterOf(kafka: Kafka, isolationLevel: number): Cluster {
  const symbol = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === 'private:Kafka:createCluster',
  );
  if (symbol === undefined)
    throw new kafkajs.KafkaJSNonRetriableError('This version of kafkajs makes its connections in another way.');
  const make = (kafka as unknown as Record<symbol, MakeCluster>)[symbol] as MakeCluster;
  return make({ allowAutoTopicCreation: false, isolationLevel });
}
