import { type AcceptedEntry, acceptedEntrySchema, parseJson } from '@vitrine/contracts';
import type { KafkaMessage } from 'kafkajs';

/** What the writer has published; undefined for a record that it cannot have written. */
export function readAcceptedEntry({ value }: Pick<KafkaMessage, 'value'>): AcceptedEntry | undefined {
  const { success, data } = acceptedEntrySchema.safeParse(parseJson(value?.toString() ?? ''));
  return success ? data : undefined;
}
