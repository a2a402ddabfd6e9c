import { firstReceivedMs } from '@vitrine/consumer';
import type { KafkaMessage } from 'kafkajs';

/** The clock takes 42 bits of the 64 until the year 2109; the rest is the offset's, a whole day of the busiest catalogue. */
const OFFSET_BITS = 22;

/**
 * The later of two events of one entry gets the higher version. Events are ordered by the clock of the broker that first took them, also
 * when a message is moved or the number of partitions changes. Within a millisecond, as of all records of one request, the order of the log
 * counts.
 */
export const versionOf = (message: Pick<KafkaMessage, 'timestamp' | 'offset' | 'headers'>): bigint =>
  (BigInt(firstReceivedMs(message)) << BigInt(OFFSET_BITS)) | BigInt.asUintN(OFFSET_BITS, BigInt(message.offset));
