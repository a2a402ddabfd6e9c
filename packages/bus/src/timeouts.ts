import type { ConsumerConfig } from 'kafkajs';

/**
 * A member that is silent for this long loses its partitions. Heartbeats go on beside a batch, so only a process that hangs is silent. No
 * single write (an insert, a transaction) may take longer: its successor would overtake it.
 */
export const SESSION_TIMEOUT_MS = 10_000;

/** How often a heartbeat is due: the group gives us up only after several were lost. */
export const HEARTBEAT_EVERY_MS = 1_500;

/** How long a rebalance waits for members that finish a batch; afterwards the group goes on without them. */
export const REBALANCE_TIMEOUT_MS = 60_000;

/** How soon a raised number of partitions is noticed. */
export const METADATA_MAX_AGE_MS = 10_000;

/**
 * How long a transaction without owner and successor holds readers back; a new owner ends it at once. Longer than any of ours takes, with
 * room for a broker that restarts.
 */
export const TRANSACTION_TIMEOUT_MS = 30_000;

/** A broker that does not answer a question about its topics within this time is asked again. */
export const METADATA_DEADLINE_MS = 10_000;

/** How a member may differ from the others. */
export interface MemberPace {
  /** A member that is silent for so long loses its partitions; `SESSION_TIMEOUT_MS` unless said otherwise. */
  readonly sessionTimeoutMs?: number | undefined;
  /** For how long the broker may gather records into larger batches; as they come unless said otherwise. */
  readonly gatherMs?: number | undefined;
}

/** Small waits, so that a sale is soon on the screen; bounded bytes, because a batch is held in memory. */
export const consumerConfig = (
  groupId: string,
  { sessionTimeoutMs = SESSION_TIMEOUT_MS, gatherMs }: MemberPace = {},
): ConsumerConfig => ({
  groupId,
  sessionTimeout: sessionTimeoutMs,
  rebalanceTimeout: REBALANCE_TIMEOUT_MS,
  heartbeatInterval: HEARTBEAT_EVERY_MS,
  metadataMaxAge: METADATA_MAX_AGE_MS,
  minBytes: gatherMs === undefined ? 1 : GATHERED_BYTES,
  maxWaitTimeInMs: gatherMs ?? SOON_MS,
  maxBytesPerPartition: 2_000_000,
  maxBytes: 8_000_000,
  readUncommitted: false,
});

/** The only member of its group loses no partition to anybody, and may be silent for longer. */
export const readerConfig = (groupId: string): ConsumerConfig =>
  consumerConfig(groupId, { sessionTimeoutMs: READER_SESSION_TIMEOUT_MS });
const READER_SESSION_TIMEOUT_MS = 30_000;

const SOON_MS = 100;
/** So many are a batch worth having at once. */
const GATHERED_BYTES = 1_000_000;
