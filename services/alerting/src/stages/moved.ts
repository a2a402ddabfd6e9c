import type { OutgoingRecord } from '@vitrine/bus';
import { MOVED_HEADER } from '@vitrine/consumer';
import type { KafkaMessage } from 'kafkajs';

/** It comes another way than the others of its source. */
export const isMoved = ({ headers }: Pick<KafkaMessage, 'headers'>): boolean => headers?.[MOVED_HEADER] !== undefined;

/** The record for the partition that its key has now. `topic` is the full name. */
export const movedRecord = (topic: string, key: string, input: unknown): OutgoingRecord => ({
  topic,
  key,
  value: JSON.stringify(input),
  headers: { [MOVED_HEADER]: '1' },
});
