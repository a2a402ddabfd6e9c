import type { KafkaMessage } from 'kafkajs';

/** The clock takes 42 bits of the 64 until the year 2109; the rest is the offset's, a whole day of the busiest catalogue. */
const OFFSET_BITS = 22;

/**
 * Of two events of one entry the later one has the higher version: by the broker's clock, which holds even when the number of partitions
 * changes, and within a millisecond (all records of one request have the same) by the order of the log.
 */
export const versionOf = ({ timestamp, offset }: Pick<KafkaMessage, 'timestamp' | 'offset'>): bigint =>
  (BigInt(timestamp) << BigInt(OFFSET_BITS)) | BigInt.asUintN(OFFSET_BITS, BigInt(offset));
