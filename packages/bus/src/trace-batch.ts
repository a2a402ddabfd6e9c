import { inSpan, isTracing, originOf, traceOf } from '@vitrine/tracing';
import type { Batch } from './batch.js';

/** Handles a batch in a span that links its messages. A single message is the span's parent, so that its trace goes on. */
export function traceBatch<T>(batch: Batch, groupId: string, handle: () => Promise<T>): Promise<T> {
  if (!isTracing()) return handle();
  const { topic, partition, messages, range, isRepeated } = batch;
  const traces = messages.flatMap(({ headers }) => traceOf(headers) ?? []);
  const attributes = {
    'messaging.system': 'kafka',
    'messaging.operation.name': 'process',
    'messaging.destination.name': topic,
    'messaging.destination.partition.id': String(partition),
    'messaging.consumer.group.name': groupId,
    'messaging.batch.message_count': messages.length,
    'vitrine.batch.first_offset': range.first,
    'vitrine.batch.last_offset': range.last,
    'vitrine.batch.is_repeated': isRepeated,
  };
  const origin = originOf(traces, messages.length);
  return inSpan({ name: `process ${topic}`, kind: 'consumer', attributes, origin }, handle);
}
