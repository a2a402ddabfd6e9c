import type { Producer } from 'kafkajs';

export interface RawMessage {
  readonly key: string;
  readonly value: string | Buffer;
  readonly arrivesAtMs: number;
}

const BATCH_MESSAGES = 2_000;

/**
 * Sends messages in their order of arrival. After each acknowledged batch `onSent` learns the arrival time up to which all is in Kafka.
 * @returns how many were sent
 */
export async function sendWindow(
  producer: Producer,
  topic: string,
  messages: Iterable<RawMessage>,
  onSent: (untilMs: number, count: number) => void,
): Promise<number> {
  let sent = 0;
  for (const batch of inBatches(messages, BATCH_MESSAGES)) {
    await producer.send({ topic, messages: batch.map(({ key, value }) => ({ key, value })) });
    sent += batch.length;
    onSent(batch.at(-1)?.arrivesAtMs ?? 0, sent);
  }
  return sent;
}

function* inBatches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
