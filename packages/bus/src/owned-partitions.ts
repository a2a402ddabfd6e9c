import type { PartitionTurn } from './batch.js';
import { PartitionLost } from './errors.js';
import { PartitionSession } from './partition-session.js';
import type { SessionContext } from './session-context.js';

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

export interface OwnershipHooks {
  claimed(turn: PartitionTurn): Promise<void>;
  released(topic: string, partition: number): Promise<void>;
}

interface Ownership extends TopicPartition {
  readonly claim: Promise<PartitionSession>;
  session?: PartitionSession;
  failed?: boolean;
}

/** The partitions that the group gave us and what we hold of each: claimed at once, let go when taken away. */
export class OwnedPartitions {
  readonly #owned = new Map<string, Ownership>();
  #assigned: readonly TopicPartition[] = [];
  #onClaimed: (session: PartitionSession) => void = () => undefined;

  constructor(
    private readonly context: SessionContext,
    private readonly hooks: OwnershipHooks,
  ) {}

  /** Takes over a new assignment. `onClaimed` tells the reader where each partition goes on. */
  assign(assigned: readonly TopicPartition[], onClaimed: (session: PartitionSession) => void): void {
    this.#assigned = assigned;
    this.#onClaimed = onClaimed;
    const keys = new Set(assigned.map(keyOf));
    for (const [key, owned] of this.#owned) {
      if (!keys.has(key)) void this.drop(owned.topic, owned.partition);
      else if (owned.session) onClaimed(owned.session);
    }
    for (const { topic, partition } of assigned) void this.get(topic, partition).catch(() => undefined);
  }

  /** The session of an assigned partition, once it is claimed; throws PartitionLost for any other. */
  get(topic: string, partition: number): Promise<PartitionSession> {
    const key = keyOf({ topic, partition });
    const owned = this.#owned.get(key);
    if (owned && !owned.failed) return owned.claim;
    if (!this.#assigned.some((one) => keyOf(one) === key)) return Promise.reject(new PartitionLost(topic, partition));
    const claim = this.#claim(topic, partition);
    const ownership: Ownership = { topic, partition, claim };
    this.#owned.set(key, ownership);
    claim.then(
      (session) => this.#settleClaim(key, ownership, session),
      () => {
        ownership.failed = true;
      },
    );
    return claim;
  }

  ready(): PartitionSession[] {
    return [...this.#owned.values()].flatMap(({ session }) => (session ? [session] : []));
  }

  /** Runs work of a session outside a batch; a failure lets go of the partition, to be claimed anew. */
  async guard(session: PartitionSession, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.context.onRetry('work between batches', error, 0);
      await this.drop(session.topic, session.partition);
    }
  }

  /** Claims what is assigned and not held, after a claim that failed or a drop. */
  retryClaims(): void {
    for (const { topic, partition } of this.#assigned) void this.get(topic, partition).catch(() => undefined);
  }

  async drop(topic: string, partition: number): Promise<void> {
    const key = keyOf({ topic, partition });
    const owned = this.#owned.get(key);
    if (!owned) return;
    this.#owned.delete(key);
    const session = await owned.claim.catch(() => undefined);
    await session?.close();
    await this.hooks.released(topic, partition);
  }

  async clear(): Promise<void> {
    this.#assigned = [];
    await Promise.all([...this.#owned.values()].map(({ topic, partition }) => this.drop(topic, partition)));
  }

  async #claim(topic: string, partition: number): Promise<PartitionSession> {
    const session = await PartitionSession.claim(this.context, topic, partition);
    try {
      await session.prepare(this.hooks.claimed);
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  #settleClaim(key: string, ownership: Ownership, session: PartitionSession): void {
    if (this.#owned.get(key) !== ownership) return;
    ownership.session = session;
    this.#onClaimed(session);
  }
}

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
