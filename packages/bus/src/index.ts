export type { Batch, PartitionTurn } from './batch.js';
export { BatchServer, type BatchServerOptions } from './batch-server.js';
export { BusAuthError, BusUnavailable, PartitionLost, PartitionsStalled, TopicMissing, toBusError } from './errors.js';
export { type Grant, grantRights } from './grant-rights.js';
export type { OffsetRange } from './journal.js';
export {
  type BusLog,
  checkKafka,
  createKafka,
  createProducer,
  type KafkaEnv,
  QUICK_RETRY,
  silentLog,
  topicName,
} from './kafka.js';
export { type LogEnd, readLogEnds } from './log-ends.js';
export { LogWatch } from './log-watch.js';
export { covers, decodeVector, encodeVector, type OffsetVector } from './offset-vector.js';
export { BeforeCut, BetweenBatches, OnBatch, OnClaimed, OnReleased, RethrowErrors } from './on-batch.js';
export { murmur2, partitionOf } from './partition-of.js';
export type { OutgoingRecord } from './partition-transactions.js';
export { isOwnHeader } from './read-headers.js';
export { readPartition } from './read-partition.js';
export { type RetryOptions, retry, withHeartbeat } from './retry.js';
export type { BatchLimits } from './session-context.js';
export { shrink } from './shrink.js';
export { recordBytes, split } from './split.js';
export { type LimitedUser, limitedLogin } from './testing-login.js';
export { type MemberPace, SESSION_TIMEOUT_MS } from './timeouts.js';
export { readTopicEnds } from './topic-ends.js';
export { TopicReader, type TopicReaderHooks, type TopicReaderOptions } from './topic-reader.js';
export { createTopics, partitionCounts, type TopicOptions, withAdmin } from './topics-admin.js';
export { UNREADABLE_HEADER } from './unreadable.js';
export type { OnStep, StepDone, StepName } from './watch-step.js';
