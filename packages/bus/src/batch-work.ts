import type { KafkaMessage } from 'kafkajs';
import type { Batch, PartitionTurn } from './batch.js';
import { PartitionLost } from './errors.js';
import type { Fetched } from './fetched.js';
import { rangeOf } from './form-batches.js';
import type { OffsetRange } from './journal.js';
import { topicName } from './kafka.js';
import type { CountedPlace, PartitionNotes } from './partition-notes.js';
import { retry, withHeartbeat } from './retry.js';
import type { Attempt, SessionContext } from './session-context.js';
import { atLast, ofPiece, type Trouble } from './tries.js';
import { watchStep } from './watch-step.js';

/** What is done with one batch of a partition after another: noted, handed to the handler, or cut when it does not get through. */
export class BatchWork {
  /** Stays true when a batch fails: some of it may be written, and only a new claim knows how to go on. */
  private underWay = false;
  private heartbeat: () => Promise<void> = async () => undefined;

  constructor(
    private readonly context: SessionContext,
    private readonly place: CountedPlace,
    private readonly notes: PartitionNotes,
    private readonly signal: AbortSignal,
  ) {}

  /** A batch has been begun that was not settled. */
  get isUnderWay(): boolean {
    return this.underWay;
  }

  /** The batch that is being tried. */
  get attempt(): Attempt | undefined {
    const { range, formedAtMs } = this.notes;
    return this.underWay && range ? { first: range.first, formedAtMs } : undefined;
  }

  /** From now on this heartbeat keeps the membership alive during retries. */
  beatBy(heartbeat: () => Promise<void>): void {
    this.heartbeat = heartbeat;
  }

  /** A try failed, and `work` is tried again after the pause. */
  failed(what: string, error: unknown, pauseMs: number): void {
    this.context.waits.failed(this.place, error);
    this.context.onRetry(what, error, pauseMs);
    if (this.underWay) void this.notes.excuse();
  }

  /** @returns false when the batch was a piece, or has been cut: the batch that follows is not the one that was read ahead */
  async settle(messages: KafkaMessage[], next: OffsetRange | undefined, fetched: Fetched): Promise<boolean> {
    this.underWay = true;
    const isWhole = await this.try(messages, next, fetched);
    this.underWay = false;
    return isWhole;
  }

  /** Lets the handler do work of its own while no batch is under way. */
  giveTurn(): Promise<void> {
    return this.context.between(this.turn());
  }

  turn(): PartitionTurn {
    const { topic, partition, partitions } = this.place;
    const { state, position, hasGap } = this.notes;
    return {
      topic,
      partition,
      partitions,
      state,
      position,
      hasGap,
      commit: (records, changed) => this.notes.commitState(records, changed),
      retry: (what, work) => this.context.waits.during(this.place, () => this.retry(what, work)),
    };
  }

  private async try(messages: KafkaMessage[], next: OffsetRange | undefined, fetched: Fetched): Promise<boolean> {
    this.notes.beginTry();
    if (!this.notes.range) await this.note(messages);
    else if (this.notes.isInherited && (await this.beginAgain())) {
      await withHeartbeat(this.cut(messages, fetched), fetched.heartbeat);
      return false;
    }
    const isPiece = this.notes.trouble?.end !== undefined;
    const batch = this.batch(messages, next, fetched.highWatermark);
    await withHeartbeat(this.context.handle(batch), fetched.heartbeat);
    if (this.notes.position <= batch.range.last)
      throw new Error(`The handler of ${this.place.topic} did not settle its batch.`);
    return !isPiece;
  }

  /** Says in the note which batch is about to be written. */
  private async note(messages: readonly KafkaMessage[]): Promise<void> {
    await this.giveTurn();
    await this.notes.commit([], this.notes.position, this.notes.state, rangeOf(messages));
  }

  private beginAgain(): Promise<boolean> {
    return this.notes.beginAgain((attempt) => this.context.takeEnding(this.place, attempt));
  }

  /** Cuts the batch into two, or gives up its only message. Once given up in the note, the message comes here until it gets through. */
  private async cut(messages: readonly KafkaMessage[], { highWatermark }: Fetched): Promise<void> {
    const [range, trouble] = [this.notes.range as OffsetRange, this.notes.trouble as Trouble];
    const state = await this.context.beforeCut(this.batch(messages, undefined, highWatermark));
    const isOne = messages.length === 1;
    const middle = Number(messages[Math.floor((messages.length - 1) / 2)]?.offset);
    const half = isOne ? range : { first: range.first, last: middle };
    const next = isOne ? atLast(trouble) : ofPiece(trouble, trouble.end ?? range.last);
    await this.notes.commit([], this.notes.position, state ?? this.notes.state, half, next);
    this.context.onCut(this.place, range, trouble.cause);
  }

  private batch(messages: readonly KafkaMessage[], next: OffsetRange | undefined, highWatermark: number): Batch {
    const range = this.notes.range ?? (rangeOf(messages) as OffsetRange);
    const turn = this.turn();
    const { formedAtMs, isInherited } = this.notes;
    const { end, resort = 0 } = this.notes.trouble ?? {};
    return {
      ...turn,
      messages,
      range,
      formedAtMs,
      isRepeated: isInherited,
      piece: end === undefined ? undefined : { isLast: range.last >= end },
      resort,
      token: `${this.name(range)}${formedAtMs === undefined ? '' : `@${formedAtMs}`}${resort === 0 ? '' : `~${resort}`}`,
      lag: Math.max(0, highWatermark - range.last - 1),
      step: (step, work) => watchStep({ topic: turn.topic, step, records: messages.length }, this.context.onStep, work),
      settle: (records, state = turn.state) => this.notes.settle(records, range.last + 1, state, next),
    };
  }

  private name({ first, last }: OffsetRange): string {
    const { topic, partition } = this.place;
    return `${topicName(this.context.env, topic)}:${partition}:${first}-${last}`;
  }

  private retry<T>(what: string, work: () => Promise<T>): Promise<T> {
    return retry(work, {
      heartbeat: this.heartbeat,
      shouldRetry: (error) => !this.context.isStopping() && !this.signal.aborted && isRetryable(error),
      onRetry: (error, pauseMs) => this.failed(what, error, pauseMs),
    });
  }
}

const isRetryable = (error: unknown): boolean =>
  error instanceof Error && 'retryable' in error && error.retryable === true && !(error instanceof PartitionLost);
