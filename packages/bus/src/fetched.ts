import type { KafkaMessage } from 'kafkajs';

/** One fetch of one partition, in the terms of this package. */
export interface Fetched {
  readonly messages: readonly KafkaMessage[];
  /** The last offset that the fetch covers, control records included. */
  readonly end: number;
  readonly highWatermark: number;
  readonly heartbeat: () => Promise<void>;
  /** True once the rest of this fetch must be left alone: shutdown, or a seek. */
  readonly isVoid: () => boolean;
}
