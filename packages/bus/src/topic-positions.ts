import type { Admin, Kafka } from 'kafkajs';
import { decodeNote, type OffsetNote } from './journal.js';
import { METADATA_DEADLINE_MS } from './timeouts.js';
import { withAdmin } from './topics-admin.js';

/** Where a partition stands for its group. */
export interface PartitionPosition {
  /** The next offset to read. */
  readonly offset: number;
  /** The committed offset lies before the oldest record that these brokers report: they have not heard of `offset` yet. */
  readonly isMoved: boolean;
  readonly note: OffsetNote;
}

/** Every partition that the topic has now, in order: where the group stands and what its owner has noted. */
export function readPositions(kafka: Kafka, groupId: string, topic: string): Promise<PartitionPosition[]> {
  const ask = async (admin: Admin): Promise<PartitionPosition[]> => {
    // Asks for the offsets first: a partition made in between counts as one that nobody has claimed yet.
    const [committed] = await admin.fetchOffsets({ groupId, topics: [topic] });
    const kept = await admin.fetchTopicOffsets(topic);
    const noted = new Map(committed?.partitions.map((one) => [one.partition, one]));
    return kept
      .sort((a, b) => a.partition - b.partition)
      .map(({ partition, low }) => positionOf(noted.get(partition), Number(low)));
  };
  return withAdmin(kafka, ask, METADATA_DEADLINE_MS);
}

/** The committed offset, or the oldest one kept where nothing is committed or retention has passed it. */
function positionOf(
  committed: { offset: string; metadata: string | null } | undefined,
  low: number,
): PartitionPosition {
  const note = decodeNote(committed?.metadata);
  const offset = Number(committed?.offset ?? -1);
  if (offset >= low) return { offset, isMoved: false, note };
  // A journalled range below what is kept can never be formed again.
  return { offset: low, isMoved: true, note: { ...note, range: undefined } };
}
