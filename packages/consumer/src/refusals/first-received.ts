import { headerText } from '@vitrine/contracts';
import type { KafkaMessage } from 'kafkajs';

/** On a message that was moved to its own partition: when a broker first took it, in milliseconds. */
export const RECEIVED_HEADER = 'vitrine-received';

/**
 * When a broker first took the message, wherever it has been moved since. Anybody may write the header: a value that is no time, or later
 * than the message itself, counts as none.
 */
export function firstReceivedMs({ timestamp, headers }: Pick<KafkaMessage, 'timestamp' | 'headers'>): number {
  const ownMs = Number(timestamp);
  const text = headerText(headers?.[RECEIVED_HEADER]);
  return /^\d{1,15}$/u.test(text) ? Math.min(Number(text), ownMs) : ownMs;
}
