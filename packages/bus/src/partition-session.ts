import type { KafkaMessage } from 'kafkajs';
import type { Batch, PartitionTurn } from './batch.js';
import { PartitionLost } from './errors.js';
import { decodeNote, encodeNote, type OffsetRange } from './journal.js';
import { topicName } from './kafka.js';
import { type OutgoingRecord, PartitionTransactions } from './partition-transactions.js';
import { retry, withHeartbeat } from './retry.js';
import type { SessionContext } from './session-context.js';
import { recordBytes, split } from './split.js';
import { withAdmin } from './topics-admin.js';

/** One fetch of one partition, in the terms of this package. */
export interface Fetched {
  readonly messages: readonly KafkaMessage[];
  /** The last offset that the fetch covers, control records included. */
  readonly end: number;
  readonly highWatermark: number;
  readonly heartbeat: () => Promise<void>;
  /** True once the rest of this fetch must not be handled: shutdown, or a seek. */
  readonly isVoid: () => boolean;
}

/** Our ownership of one partition: its transactions, its position and the journal of the batch under way. */
export class PartitionSession {
  #range: OffsetRange | undefined;
  #isInherited = false;
  #buffer: KafkaMessage[] = [];
  #readTo: number;
  #queue: Promise<unknown> = Promise.resolve();
  #heartbeat: () => Promise<void> = async () => undefined;

  private constructor(
    private readonly context: SessionContext,
    readonly topic: string,
    readonly partition: number,
    private readonly transactions: PartitionTransactions,
    private committed: { position: number; state: string },
  ) {
    this.#readTo = committed.position;
  }

  /** Fences the previous owner, then reads where it stopped and what it was about to do: in this order. */
  static async claim(context: SessionContext, topic: string, partition: number): Promise<PartitionSession> {
    const { kafka, groupId, env } = context;
    const fullTopic = topicName(env, topic);
    const idBase = `${context.transactionalIdOf(topic)}-${partition}`;
    const transactions = await PartitionTransactions.open({ kafka, groupId, topic: fullTopic, partition, idBase });
    try {
      const { offset, metadata } = await committedOffset(context, fullTopic, partition);
      const { range, state } = decodeNote(metadata);
      const session = new PartitionSession(context, topic, partition, transactions, { position: offset, state });
      session.#range = range;
      session.#isInherited = range !== undefined;
      return session;
    } catch (error) {
      await transactions.close();
      throw error;
    }
  }

  /** Where reading must start: the first message that is not settled. */
  get position(): number {
    return this.committed.position;
  }

  /** Everything below is settled or kept here: a fetch that starts behind it would leave a gap. */
  get readTo(): number {
    return this.#readTo;
  }

  /** Lets the handler get ready for the partition before its first batch. */
  async prepare(claimed: (turn: PartitionTurn) => Promise<void>): Promise<void> {
    await claimed(this.#turn());
  }

  /** Forgets what was read but not settled; reading starts again at `position`. */
  rewind(): void {
    this.#buffer = [];
    this.#readTo = this.position;
  }

  /** Runs `work` when nothing else of this partition runs. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(work, work);
    this.#queue = run.catch(() => undefined);
    return run;
  }

  /** Settles what the fetch completes; what belongs to a journalled range that goes on is kept for the next fetch. */
  async take(fetched: Fetched): Promise<void> {
    this.#heartbeat = fetched.heartbeat;
    const fresh = fetched.messages.filter((message) => Number(message.offset) >= this.#readTo);
    const pieces = this.#pieces(fresh, fetched.end);
    for (const [index, messages] of pieces.entries()) {
      if (fetched.isVoid()) return this.rewind();
      await this.#settleOne(messages, rangeOf(pieces[index + 1]), fetched);
      await fetched.heartbeat();
    }
    this.#readTo = Math.max(this.#readTo, fetched.end + 1);
  }

  /** The chance to do work of one's own between two batches. Nothing happens while a journalled batch waits. */
  async between(): Promise<void> {
    if (!this.#range) await this.context.between(this.#turn());
  }

  async close(): Promise<void> {
    await this.transactions.close();
  }

  /** A journalled range first and whole, then pieces within the limits. */
  #pieces(fresh: readonly KafkaMessage[], end: number): KafkaMessage[][] {
    const { maxMessages, maxBytes } = this.context.limits;
    const waiting = [...this.#buffer, ...fresh];
    this.#buffer = [];
    const range = this.#range;
    if (!range) return split(waiting, sizeOf, maxMessages, maxBytes);
    if (end < range.last) {
      this.#buffer = waiting;
      return [];
    }
    const journalled = waiting.filter((message) => Number(message.offset) <= range.last);
    const rest = waiting.slice(journalled.length);
    // Nothing of the range exists any more: there is no batch to form again.
    if (journalled.length === 0) this.#range = undefined;
    return [...(journalled.length > 0 ? [journalled] : []), ...split(rest, sizeOf, maxMessages, maxBytes)];
  }

  async #settleOne(messages: KafkaMessage[], next: OffsetRange | undefined, fetched: Fetched): Promise<void> {
    if (!this.#range) {
      await this.between();
      const range = rangeOf(messages) as OffsetRange;
      await this.#commit([], this.position, this.committed.state, range);
    }
    const batch = this.#batch(messages, next, fetched.highWatermark);
    await withHeartbeat(this.context.handle(batch), fetched.heartbeat);
    if (this.position <= Number(messages.at(-1)?.offset))
      throw new Error(`The handler of ${this.topic} did not settle its batch.`);
  }

  #batch(messages: KafkaMessage[], next: OffsetRange | undefined, highWatermark: number): Batch {
    const range = this.#range ?? (rangeOf(messages) as OffsetRange);
    const turn = this.#turn();
    return {
      ...turn,
      messages,
      range,
      isRepeated: this.#isInherited,
      token: `${topicName(this.context.env, this.topic)}:${this.partition}:${range.first}-${range.last}`,
      lag: Math.max(0, highWatermark - range.last - 1),
      settle: (records, state = turn.state) => this.#commit(records, range.last + 1, state, next),
    };
  }

  #turn(): PartitionTurn {
    return {
      topic: this.topic,
      partition: this.partition,
      state: this.committed.state,
      position: this.position,
      commit: (records, state) => this.#commit(records, this.position, state, this.#range),
      retry: (what, work) =>
        retry(work, {
          heartbeat: this.#heartbeat,
          shouldRetry: (error) => !this.context.isStopping() && isRetryable(error),
          onRetry: (error, pauseMs) => this.context.onRetry(what, error, pauseMs),
        }),
    };
  }

  async #commit(
    records: readonly OutgoingRecord[],
    position: number,
    state: string,
    range: OffsetRange | undefined,
  ): Promise<void> {
    try {
      await this.transactions.commit(records, position, { range, state });
    } catch (error) {
      throw new PartitionLost(this.topic, this.partition, error);
    }
    if (position > this.position) this.#isInherited = false;
    this.committed = { position, state };
    this.#range = range;
  }
}

const isRetryable = (error: unknown): boolean =>
  error instanceof Error && 'retryable' in error && error.retryable === true && !(error instanceof PartitionLost);

const rangeOf = (messages: readonly KafkaMessage[] | undefined): OffsetRange | undefined => {
  const [first, last] = [messages?.[0], messages?.at(-1)];
  return first && last ? { first: Number(first.offset), last: Number(last.offset) } : undefined;
};

const sizeOf = (message: KafkaMessage): number => recordBytes(message);

interface Committed {
  readonly offset: number;
  readonly metadata: string | null;
}

/** The committed offset, or the oldest one kept where nothing is committed or retention has passed it. */
async function committedOffset(context: SessionContext, topic: string, partition: number): Promise<Committed> {
  return withAdmin(context.kafka, async (admin) => {
    const fetched = await admin.fetchOffsets({ groupId: context.groupId, topics: [topic] });
    const found = fetched[0]?.partitions.find((one) => one.partition === partition);
    const kept = (await admin.fetchTopicOffsets(topic)).find((one) => one.partition === partition);
    const low = Number(kept?.low ?? 0);
    const offset = Number(found?.offset ?? -1);
    return offset < low
      ? { offset: low, metadata: keepState(found?.metadata) }
      : { offset, metadata: found?.metadata ?? null };
  });
}

/** A journalled range below what is kept can never be formed again. */
function keepState(metadata: string | null | undefined): string {
  const { state } = decodeNote(metadata);
  return encodeNote({ state });
}
