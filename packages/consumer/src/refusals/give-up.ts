import type { Batch } from '@vitrine/bus';
import type { KafkaMessage } from 'kafkajs';

/** The batch of a message that is given up, as far as the message is touched still: at last only where it was. */
export function withoutContent(batch: Batch): Batch {
  if (batch.resort < 2) return batch;
  const messages = batch.messages.map(
    ({ offset, timestamp, attributes }): KafkaMessage => ({
      offset,
      timestamp,
      attributes,
      key: null,
      value: null,
      headers: {},
    }),
  );
  return { ...batch, messages };
}

/** A batch of these offsets may have left letters under another token before: when it was whole, or not yet given up. */
export const mayHaveLetters = ({ piece, resort }: Batch): boolean => piece !== undefined || resort > 0;
