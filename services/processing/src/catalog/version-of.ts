import { firstReceivedMs } from '@vitrine/consumer';
import type { KafkaMessage } from 'kafkajs';

/** The clock takes 42 bits of the 64 until the year 2109; the rest is the offset's, a whole day of the busiest catalogue. */
const OFFSET_BITS = 22;

/**
 * Of two events of one entry the later one has the higher version: by the clock of the broker that first took it, which holds even when
 * the number of partitions changes or a message is moved, and within a millisecond (all records of one request have the same) by the
 * order of the log.
 */
export const versionOf = (message: Pick<KafkaMessage, 'timestamp' | 'offset' | 'headers'>): bigint =>
  (BigInt(firstReceivedMs(message)) << BigInt(OFFSET_BITS)) | BigInt.asUintN(OFFSET_BITS, BigInt(message.offset));
