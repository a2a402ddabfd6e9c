import type { KafkaMessage } from 'kafkajs';
import type { OffsetRange } from './journal.js';
import type { BatchLimits } from './session-context.js';
import { recordBytes, split } from './split.js';

/** What becomes of the messages that have been read so far. */
export interface FormedBatches {
  /** To be settled, in order. */
  readonly batches: readonly KafkaMessage[][];
  /** Belongs to a journalled range that goes on: waits for the range's last message. */
  readonly kept: readonly KafkaMessage[];
  /** The topic has lost every message of the journalled range: no batch can be formed again. */
  readonly isRangeGone: boolean;
}

/** The journalled range first and whole, then pieces within the limits. `end` is the last offset that has been read. */
export function formBatches(
  waiting: readonly KafkaMessage[],
  end: number,
  range: OffsetRange | undefined,
  { maxMessages, maxBytes }: BatchLimits,
): FormedBatches {
  const pieces = (messages: readonly KafkaMessage[]) =>
    split(messages, (one) => recordBytes(one), maxMessages, maxBytes);
  if (!range) return { batches: pieces(waiting), kept: [], isRangeGone: false };
  if (end < range.last) return { batches: [], kept: waiting, isRangeGone: false };
  const journalled = waiting.filter((message) => Number(message.offset) <= range.last);
  const rest = pieces(waiting.slice(journalled.length));
  if (journalled.length === 0) return { batches: rest, kept: [], isRangeGone: true };
  return { batches: [journalled, ...rest], kept: [], isRangeGone: false };
}

/** From the first to the last of some messages. */
export const rangeOf = (messages: readonly KafkaMessage[] | undefined): OffsetRange | undefined => {
  const [first, last] = [messages?.[0], messages?.at(-1)];
  return first && last ? { first: Number(first.offset), last: Number(last.offset) } : undefined;
};
