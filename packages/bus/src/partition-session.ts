import type { KafkaMessage } from 'kafkajs';
import { untilAgreed } from './agreement.js';
import type { PartitionTurn } from './batch.js';
import { BatchWork } from './batch-work.js';
import type { Fetched } from './fetched.js';
import { formBatches, rangeOf } from './form-batches.js';
import { topicName } from './kafka.js';
import { readLogEnds } from './log-ends.js';
import { PartitionNotes } from './partition-notes.js';
import { PartitionTransactions } from './partition-transactions.js';
import { ReadAhead } from './read-ahead.js';
import type { Attempt, SessionContext } from './session-context.js';
import { takeUp } from './take-up.js';

/**
 * Finishing: a batch or the handler's work, begun among fewer partitions, is finished among as many; then the partition is claimed anew.
 * Judging: messages are judged as they come. Closed: the session takes nothing more.
 */
type SessionPhase = 'finishing' | 'judging' | 'closed';

/** Our ownership of one partition: its transactions, its position and the journal of the batch under way. */
export class PartitionSession {
  private readonly work: BatchWork;
  private readonly ahead: ReadAhead;
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly context: SessionContext,
    readonly topic: string,
    readonly partition: number,
    /** Among how many partitions keys are looked for. Never changes: a raise ends the session. */
    readonly partitions: number,
    private readonly transactions: PartitionTransactions,
    private readonly signal: AbortSignal,
    private readonly notes: PartitionNotes,
    private phase: SessionPhase,
  ) {
    this.ahead = new ReadAhead(notes.position);
    this.work = new BatchWork(context, { topic, partition, partitions }, notes, signal);
  }

  /**
   * Fences the previous owner, then reads where it stopped and what it was about to do, in this order. Then waits until all partitions of
   * the topic are judged by the same count. `signal` says that the partition is not wanted any more, `isTurnOver` that its handler has had
   * its turn under an older count.
   */
  static async claim(
    context: SessionContext,
    topic: string,
    partition: number,
    signal: AbortSignal,
    isTurnOver = false,
  ): Promise<PartitionSession> {
    const { kafka, groupId, env } = context;
    const fullTopic = topicName(env, topic);
    const idBase = `${context.transactionalIdOf(topic)}-${partition}`;
    const transactions = await PartitionTransactions.open({
      kafka,
      groupId,
      topic: fullTopic,
      partition,
      idBase,
      label: topic,
      onStep: context.onStep,
    });
    try {
      const { notes, partitions, isLeftover, said } = await takeUp(
        context,
        transactions,
        { topic, partition },
        isTurnOver,
      );
      const phase = isLeftover ? 'finishing' : 'judging';
      const session = new PartitionSession(context, topic, partition, partitions, transactions, signal, notes, phase);
      if (!isLeftover) await session.agree(said);
      return session;
    } catch (error) {
      await transactions.close();
      throw error;
    }
  }

  /** Where reading must start: the first message that is not settled. */
  get position(): number {
    return this.notes.position;
  }

  /** Everything below is settled or kept here: a fetch that starts behind it would leave a gap. */
  get readTo(): number {
    return this.ahead.readTo;
  }

  /** No batch has been begun that was not settled. */
  get isClean(): boolean {
    return !this.work.isUnderWay;
  }

  /** The batch that is being tried. */
  get attempt(): Attempt | undefined {
    return this.work.attempt;
  }

  /** The leftover is settled: nothing more may be judged by this session's count of partitions. */
  get isOver(): boolean {
    return this.phase === 'finishing' && !this.notes.range;
  }

  /**
   * Lets the handler get ready for the partition before its first batch. A session of an older count without a batch to finish gives the
   * handler its turn under that count, and ends.
   */
  async prepare(claimed: (turn: PartitionTurn) => Promise<void>): Promise<void> {
    await claimed(this.work.turn());
    if (this.isOver) await this.work.giveTurn();
  }

  /** Forgets what was read but not settled; reading starts again at `position`. */
  rewind(): void {
    this.ahead.rewind(this.position);
  }

  /** Runs `work` when nothing else of this partition runs. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const run = this.queue.then(work, work);
    this.queue = run.catch(() => undefined);
    return run;
  }

  /** Settles what the fetch completes; what belongs to a journalled range that goes on is kept for the next fetch. */
  async take(fetched: Fetched): Promise<void> {
    if (this.isClosed()) return;
    this.work.beatBy(fetched.heartbeat);
    const batches = this.batches(this.ahead.with(fetched.messages), fetched.end);
    for (const [index, messages] of batches.entries()) {
      if (fetched.isVoid() || this.isOver || this.isClosed()) return this.rewind();
      const isWhole = await this.work.settle(messages, rangeOf(batches[index + 1]), fetched);
      await fetched.heartbeat();
      // Another piece comes next: kafkajs reads it again from where it begins.
      if (!isWhole) return this.rewind();
    }
    this.ahead.reached(fetched.end);
  }

  /** Lets the handler work between two batches. False while a journalled batch waits, when nothing may happen. */
  async between(): Promise<boolean> {
    if (this.notes.range || this.isClosed() || this.isOver) return false;
    await this.work.giveTurn();
    return true;
  }

  /**
   * Takes note of a fetch without a message: ends of transactions and aborted records. Both offsets included. False when it leaves a gap.
   */
  pass(first: number, end: number): boolean {
    if (first > this.readTo) return false;
    this.ahead.reached(end);
    return true;
  }

  /** A fetch began behind `readTo`: passes over what was deleted before we read it, then reading starts again at `position`. */
  async closeGap(): Promise<void> {
    const topic = topicName(this.context.env, this.topic);
    const ends = await readLogEnds(this.context.kafka, [topic]);
    const start = ends.get(topic)?.[this.partition]?.start ?? 0;
    if (start > this.position && !this.isClosed()) await this.notes.passOver(start);
    this.rewind();
  }

  /** In a quiet moment, settles what lies behind the last message and is none. Otherwise it would look like waiting messages. */
  async idle(): Promise<boolean> {
    if (!(await this.between())) return false;
    if (this.ahead.isBehindOnly(this.position)) await this.notes.commit([], this.readTo, this.notes.state, undefined);
    return true;
  }

  async close(): Promise<void> {
    this.phase = 'closed';
    await this.transactions.close();
  }

  /** Asked again after every wait: somebody may have closed the session meanwhile. */
  private isClosed(): boolean {
    return this.phase === 'closed';
  }

  /** Says in the note by which count this partition is judged from now on, then waits until all others say so too. */
  private async agree(said: number | undefined): Promise<void> {
    if (said !== this.partitions) await this.notes.commit([], this.position, this.notes.state, this.notes.range);
    const { kafka, groupId, env } = this.context;
    const onRetry = (what: string, error: unknown, pauseMs: number) => this.work.failed(what, error, pauseMs);
    await untilAgreed({ kafka, groupId, onRetry }, topicName(env, this.topic), this.partitions, this.signal);
  }

  private batches(messages: KafkaMessage[], end: number): readonly KafkaMessage[][] {
    const formed = formBatches(messages, end, this.notes.range, this.context.limits);
    this.ahead.wait(formed.kept);
    if (formed.isRangeGone) this.notes.forgetRange();
    // Messages behind a leftover are judged by another count.
    return this.phase === 'finishing' ? formed.batches.slice(0, formed.isRangeGone ? 0 : 1) : formed.batches;
  }
}
