import type { KafkaMessage } from 'kafkajs';
import type { OffsetRange } from './journal.js';
import type { OutgoingRecord } from './partition-transactions.js';
import type { Resort } from './tries.js';
import type { StepName } from './watch-step.js';

/** What may be committed for a partition while no batch of it is under way. */
export interface PartitionTurn {
  /** Without the installation's prefix. */
  readonly topic: string;
  readonly partition: number;
  /** Among how many partitions a key's home is looked for. All owners agree on it, and a repeated batch keeps its own. */
  readonly partitions: number;
  /** The handler's own note, as last committed. */
  readonly state: string;
  /** The next offset to read: everything below it is settled. */
  readonly position: number;
  /** Records were deleted before the group read them, and the handler has committed nothing since. */
  readonly hasGap: boolean;
  /** Publishes the records and commits the new note, in one transaction. */
  commit(records: readonly OutgoingRecord[], state: string): Promise<void>;
  /** Does `work` until it succeeds, pausing longer and longer while the group membership is kept alive. */
  retry<T>(what: string, work: () => Promise<T>): Promise<T>;
}

/** A range of one partition's messages that is settled as a whole, and formed again exactly so after a crash. */
export interface Batch extends PartitionTurn {
  readonly messages: readonly KafkaMessage[];
  readonly range: OffsetRange;
  /**
   * When the range was journalled: the same at every try, and later than any batch before. It tells this batch's rows from others of the
   * same offsets. Undefined when an older version journalled the batch without the moment.
   */
  readonly formedAtMs: number | undefined;
  /**
   * `topic:partition:first-last@formedAtMs`, with `~1` or `~2` when the message is given up. It is the insert_deduplication_token of
   * everything written for this batch.
   */
  readonly token: string;
  /** True when an earlier try may have written some or all of this very range. */
  readonly isRepeated: boolean;
  /** True of a piece of a batch that was cut because one of its messages lets none through; undefined of a whole batch. */
  readonly piece?: { readonly isLast: boolean } | undefined;
  /**
   * 0: the handler judges it. Otherwise the handler gives up its only message, which stops its batch: 1 with its original, 2 without
   * looking at it.
   */
  readonly resort: Resort;
  /** Messages of the partition that wait behind this batch, as of its fetch. */
  readonly lag: number;
  /** Does a step of the handler's own, measured and traced under its name; what it throws comes through. */
  step<T>(name: Extract<StepName, 'judge' | 'write'>, work: () => Promise<T>): Promise<T>;
  /** As commit(), and moves the offset behind the batch. The handler calls it once, last. */
  settle(records: readonly OutgoingRecord[], state?: string): Promise<void>;
}
