import type { Batch } from '@vitrine/bus';
import type { KafkaMessage } from 'kafkajs';

/** The batch of a message that is given up, as far as the message is still looked at: at the last resort only its place. */
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

/** An earlier try of these offsets may have left dead letters under another token: when the batch was whole, or not given up yet. */
export const mayHaveLetters = ({ piece, resort }: Batch): boolean => piece !== undefined || resort > 0;
