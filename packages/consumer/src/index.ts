export { JudgedBatches, type Judgement } from './batches/judged-batches.js';
export { takeBackTotals } from './batches/take-back-totals.js';
export { Clock } from './clock.js';
export { BatchMetrics } from './metrics/batch-metrics.js';
export { checkKey, type KeyParts, type Place } from './outcomes/check-key.js';
export { decode, type JsonObject } from './outcomes/decode.js';
export {
  accept,
  acceptedOf,
  andThen,
  duplicate,
  type Ended,
  type Outcome,
  rehome,
  reject,
} from './outcomes/outcome.js';
export { readAcceptedTicket } from './outcomes/read-accepted-ticket.js';
export type { IsStore } from './refusals/dead-letter.js';
export { firstReceivedMs, RECEIVED_HEADER } from './refusals/first-received.js';
export { mayHaveLetters, withoutContent } from './refusals/give-up.js';
export { RefusalWriter } from './refusals/refusal-writer.js';
export { type Judged, type OutputTopics, type Refusals, refusalsOf } from './refusals/refusals.js';
export { awaitDependencies } from './running/await-dependencies.js';
export { type ConsumerEnv, consumerFields } from './running/consumer-env.js';
export { type ConsumerKit, type ConsumerParts, createKit, kitProviders } from './running/consumer-kit.js';
export type { Background } from './running/lifecycle.js';
export { runConsumer, startConsuming } from './running/run-consumer.js';
export { TopicDirectory } from './running/topic-directory.js';
export { ForgetDeleted } from './tenants/forget-deleted.js';
export { TenantDirectory, type TenantEntry } from './tenants/tenant-directory.js';
