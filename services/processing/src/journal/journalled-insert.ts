import type { OutgoingRecord, PartitionTurn } from '@vitrine/bus';
import type { Clock } from '@vitrine/consumer';
import type { Journal, JournalEntry, SaleLines } from '@vitrine/warehouse';
import { decodePartitionNote, encodePartitionNote, type PartitionNote } from './partition-note.js';

/**
 * Inserts rows that could not be computed the same way again. Writes them down first, then names them in the partition's note, which only
 * its owner can, then inserts them under the entry's own token. After a crash behind the note, the next owner sends exactly the same rows
 * before anything else. The token keeps out what is there, in facts and rollups alike.
 */
export class JournalledInsert {
  constructor(
    private readonly journal: Journal,
    private readonly lines: Pick<SaleLines, 'append'>,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes an entry down and names it in the note, together with `target`. A fenced owner gets no further than this. `records` tell of the
   * entry before, and go out with the note that replaces its name.
   */
  async note(
    turn: PartitionTurn,
    entry: JournalEntry,
    target?: PartitionNote['target'],
    records: readonly OutgoingRecord[] = [],
  ): Promise<string> {
    const id = await this.write(turn, entry);
    const { applied, done } = decodePartitionNote(turn.state);
    await turn.commit(records, encodePartitionNote({ applied, target, entry: id, done }));
    return id;
  }

  /** Writes an entry down for a note that is yet to name it. */
  write(turn: PartitionTurn, entry: JournalEntry): Promise<string> {
    return turn.retry('journal', () => this.journal.write(entry, this.clock.nowMs()));
  }

  read(turn: PartitionTurn, id: string): Promise<JournalEntry> {
    return turn.retry('journal', () => this.journal.read(id));
  }

  /** The partition's owner may repeat it. */
  async insert(turn: PartitionTurn, id: string, { rows }: JournalEntry): Promise<void> {
    await turn.retry('write to ClickHouse', () => this.lines.append(rows, `journal:${id}`));
  }
}
