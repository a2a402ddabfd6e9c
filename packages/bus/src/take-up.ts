import { StaleMetadata } from './agreement.js';
import { topicName } from './kafka.js';
import { PartitionNotes } from './partition-notes.js';
import type { PartitionTransactions } from './partition-transactions.js';
import type { SessionContext } from './session-context.js';
import type { TopicPartition } from './stalls.js';
import { readPositions } from './topic-positions.js';

/** What the last owner of a partition left, and how it is to be taken up. */
export interface TakenUp {
  readonly notes: PartitionNotes;
  /** Among how many partitions keys are looked for. */
  readonly partitions: number;
  /** A batch or the handler's work was begun among fewer partitions, and is finished among as many. */
  readonly isLeftover: boolean;
  /** By which count the note says that the partition is judged; undefined when the note names no valid one. */
  readonly said: number | undefined;
}

/**
 * Reads where the last owner stopped and what it was about to do; the caller has fenced it. `isTurnOver` says that the handler has had its
 * turn under an older count. @throws StaleMetadata
 */
export async function takeUp(
  { kafka, groupId, env }: SessionContext,
  transactions: PartitionTransactions,
  { topic, partition }: TopicPartition,
  isTurnOver: boolean,
): Promise<TakenUp> {
  const positions = await readPositions(kafka, groupId, topicName(env, topic));
  const at = positions[partition];
  // A broker that has not heard of the last raise answers fewer: what was agreed on is never taken back.
  if (!at || (at.note.partitions ?? 0) > positions.length) throw new StaleMetadata(topic, positions.length);
  const { range, partitions: said, state } = at.note;
  // The state may also name work of the handler's under way. Done later, other owners might already have done it by the new count.
  const isBegun = range !== undefined || (said !== undefined && state !== '' && !isTurnOver);
  const isLeftover = isBegun && said !== positions.length;
  const partitions = isLeftover ? (said ?? positions.length) : positions.length;
  const notes = new PartitionNotes({ topic, partition, partitions }, transactions, at);
  return { notes, partitions, isLeftover, said: at.isMoved ? undefined : said };
}
