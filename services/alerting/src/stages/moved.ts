import type { OutgoingRecord } from '@vitrine/bus';
import { kafkaUses, movedHeader } from '@vitrine/contracts';

/** The record for the partition that its key has now. `topic` is the full name. */
export const movedRecord = (topic: string, key: string, input: unknown): OutgoingRecord => ({
  topic,
  key,
  value: JSON.stringify(input),
  headers: { [movedHeader]: kafkaUses.alerting.group },
});
