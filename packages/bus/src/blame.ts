/** Kafka's complaints about the data to be written. Its other errors are about the cluster or the membership. */
const KAFKA_FINDS_FAULT = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'INVALID_TIMESTAMP',
  'UNSUPPORTED_FOR_MESSAGE_FORMAT',
]);
const GAVE_UP_WAITING = new Set(['AbortError', 'TimeoutError']);
const NO_MEMORY = /allocation failed|out of memory/iu;
const MAX_CHARS = 40;

/**
 * The kind of error that blames the data. Undefined when the error is about the world: an engine that is away, slow, full, or refuses us.
 * Our typed errors say so themselves (`namesData`); an unforeseen error blames the data.
 */
export function blameOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (isWrapper(cause)) continue;
    return isOfTheWorld(cause) ? undefined : nameOf(cause);
  }
  return error instanceof Error ? undefined : 'NoError';
}

/** Says only that something failed; its cause says what. */
const isWrapper = ({ name, cause }: Error): boolean =>
  name === 'PartitionLost' || (name.startsWith('KafkaJS') && cause instanceof Error);

function isOfTheWorld(error: Error & { type?: unknown; namesData?: unknown }): boolean {
  if (error.name.startsWith('KafkaJS')) return !KAFKA_FINDS_FAULT.has(String(error.type));
  if ('retryable' in error) return error.namesData !== true;
  return 'syscall' in error || GAVE_UP_WAITING.has(error.name) || NO_MEMORY.test(error.message);
}

const nameOf = ({ name }: Error): string => name.replaceAll(/\W/gu, '_').slice(0, MAX_CHARS);
