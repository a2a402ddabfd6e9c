import { PartitionLost } from './errors.js';
import type { OffsetNote, OffsetRange } from './journal.js';
import type { OutgoingRecord, PartitionTransactions } from './partition-transactions.js';
import type { Attempt } from './session-context.js';
import type { TopicPartition } from './stalls.js';
import { counted, type Ending, isGivenUp, ofPiece, type Trouble } from './tries.js';

export interface CountedPlace extends TopicPartition {
  /** Among how many partitions keys are looked for. */
  readonly partitions: number;
}

/** Where a partition is settled, and the journal beside that: the batch under way, how its tries went, the handler's state. */
export class PartitionNotes {
  private committed: { readonly position: number; readonly state: string; readonly formedAtMs: number | undefined };
  private rangeUnderWay: OffsetRange | undefined;
  private inherited: boolean;
  private troubleSoFar: Trouble | undefined;
  private isExcused = false;
  private gap: boolean;
  private committing: Promise<unknown> = Promise.resolve();

  /** `found` is what the last owner has left. */
  constructor(
    private readonly place: CountedPlace,
    private readonly transactions: Pick<PartitionTransactions, 'commit'>,
    found: { readonly offset: number; readonly isMoved: boolean; readonly note: OffsetNote },
  ) {
    const { range, formedAtMs, trouble, state } = found.note;
    this.gap = found.isMoved;
    this.committed = { position: found.offset, state, formedAtMs };
    this.rangeUnderWay = range;
    this.inherited = range !== undefined;
    this.troubleSoFar = range && trouble;
  }

  /** The first message that is not settled. */
  get position(): number {
    return this.committed.position;
  }

  get state(): string {
    return this.committed.state;
  }

  get formedAtMs(): number | undefined {
    return this.committed.formedAtMs;
  }

  /** The batch under way. */
  get range(): OffsetRange | undefined {
    return this.rangeUnderWay;
  }

  /** An earlier try of that batch may have written something. */
  get isInherited(): boolean {
    return this.inherited;
  }

  get trouble(): Trouble | undefined {
    return this.troubleSoFar;
  }

  /** Records were passed over that are gone from the topic, and the handler has committed nothing since. */
  get hasGap(): boolean {
    return this.gap;
  }

  /** Passes over records that are gone from the topic. */
  async passOver(position: number): Promise<void> {
    await this.commit([], position, this.state, undefined);
    this.gap = true;
  }

  /** As commit(), by the handler itself, beside whatever is under way. */
  async commitState(records: readonly OutgoingRecord[], state: string): Promise<void> {
    await this.commit(records, this.position, state, this.range);
    this.gap = false;
  }

  /** The messages of the batch under way are gone from the topic. */
  forgetRange(): void {
    this.rangeUnderWay = undefined;
    this.inherited = false;
    this.troubleSoFar = undefined;
  }

  /** A try of the batch under way begins in this process. The note does not say yet what it waits for. */
  beginTry(): void {
    this.isExcused = false;
  }

  /** Notes how the last try ended and that another begins. @returns true when there is no other try: the batch is given up */
  async beginAgain(endingOf: (attempt: Attempt) => Ending | undefined): Promise<boolean> {
    const { formedAtMs, state } = this.committed;
    const range = this.rangeUnderWay as OffsetRange;
    // A version that did not note the moment journalled it: its pieces could not be told from other batches.
    if (formedAtMs === undefined) return false;
    const trouble = counted(this.troubleSoFar, endingOf({ first: range.first, formedAtMs }));
    const isOver = isGivenUp(trouble);
    await this.commit([], this.position, state, range, { ...trouble, isOpen: !isOver });
    return isOver;
  }

  /** Notes, once a try, that the batch waits for an engine. Should the process end meanwhile, its messages are not to blame. */
  async excuse(): Promise<void> {
    const range = this.rangeUnderWay;
    if (this.isExcused || !range || this.formedAtMs === undefined) return;
    this.isExcused = true;
    const trouble = { ...counted(this.troubleSoFar, { cause: undefined }) };
    // Fails when the partition is lost; then whatever the handler does next fails as well.
    await this.commit([], this.position, this.state, range, trouble).catch(() => undefined);
  }

  /** Behind a piece comes the rest of its batch, as one piece. */
  settle(
    records: readonly OutgoingRecord[],
    position: number,
    state: string,
    next: OffsetRange | undefined,
  ): Promise<void> {
    const { end } = this.troubleSoFar ?? {};
    if (end === undefined) return this.commit(records, position, state, next);
    if (position > end) return this.commit(records, position, state, undefined);
    const rest = { first: position, last: end };
    return this.commit(records, position, state, rest, ofPiece(this.troubleSoFar as Trouble, end));
  }

  /** One after the other: a wait is noted beside whatever the handler does. */
  commit(
    records: readonly OutgoingRecord[],
    position: number,
    state: string,
    range: OffsetRange | undefined,
    trouble?: Trouble,
  ): Promise<void> {
    const done = this.committing.then(() => this.commitNow(records, position, state, range, trouble));
    this.committing = done.catch(() => undefined);
    return done;
  }

  private async commitNow(
    records: readonly OutgoingRecord[],
    position: number,
    state: string,
    range: OffsetRange | undefined,
    changed: Trouble | undefined,
  ): Promise<void> {
    const { topic, partition, partitions } = this.place;
    const isSame = range !== undefined && range === this.rangeUnderWay;
    const trouble = changed ?? (isSame ? this.troubleSoFar : undefined);
    const formedAtMs = trouble?.end === undefined ? this.formedAt(range) : this.formedAtMs;
    try {
      await this.transactions.commit(records, position, { range, formedAtMs, partitions, trouble, state });
    } catch (error) {
      throw new PartitionLost(topic, partition, error);
    }
    const isPiece = range !== undefined && trouble?.end !== undefined;
    if (position > this.position || isPiece) this.inherited = isPiece;
    this.committed = { position, state, formedAtMs };
    this.rangeUnderWay = range;
    this.troubleSoFar = trouble;
  }

  /** A new range is formed now, and after everything before, also when another pod's clock was ahead. */
  private formedAt(range: OffsetRange | undefined): number | undefined {
    const { formedAtMs } = this.committed;
    if (!range || range === this.rangeUnderWay) return formedAtMs;
    return Math.max(Date.now(), (formedAtMs ?? 0) + 1);
  }
}
