import type { PartitionTurn } from './batch.js';
import { blameOf } from './blame.js';
import { PartitionLost } from './errors.js';
import { PartitionSession } from './partition-session.js';
import type { Attempt, SessionContext } from './session-context.js';
import { keyOf, type Stall, Stalls, type TopicPartition } from './stalls.js';
import type { Ending } from './tries.js';

export interface OwnershipHooks {
  claimed(turn: PartitionTurn): Promise<void>;
  released(topic: string, partition: number): Promise<void>;
  /** The partition may be read, from the session's position on. */
  ready(session: PartitionSession): void;
  /** Nothing of the partition may be read until it is ready (again). */
  paused(place: TopicPartition): void;
}

interface Ownership extends TopicPartition {
  readonly abandon: AbortController;
  readonly claim: Promise<PartitionSession>;
  session?: PartitionSession;
}

/** The partitions that the group gave us and what we hold of each: claimed at once, let go when taken away or failing. */
export class OwnedPartitions {
  private readonly owned = new Map<string, Ownership>();
  private readonly leaving = new Map<string, Promise<void>>();
  private readonly renewing = new WeakSet<PartitionSession>();
  private readonly stalls = new Stalls();
  private readonly endings = new Map<string, Attempt & Ending>();
  private assigned: readonly TopicPartition[] = [];

  constructor(
    private readonly context: SessionContext,
    private readonly hooks: OwnershipHooks,
  ) {}

  /** Takes over a new assignment: what we hold already goes on, the rest is claimed. */
  assign(assigned: readonly TopicPartition[]): void {
    this.assigned = assigned;
    const keys = new Set(assigned.map(keyOf));
    for (const [key, owned] of this.owned) {
      if (!keys.has(key)) void this.drop(owned);
      else if (owned.session) this.hooks.ready(owned.session);
    }
    for (const place of assigned) if (!this.find(place)) this.hooks.paused(place);
    this.claimMissing();
  }

  /** The session of a partition that is claimed and ready. */
  find(place: TopicPartition): PartitionSession | undefined {
    return this.owned.get(keyOf(place))?.session;
  }

  ready(): PartitionSession[] {
    return [...this.owned.values()].flatMap(({ session }) => (session ? [session] : []));
  }

  /** Partitions of ours that failed and have not got on since, and those whose claim or retry lasts for long. */
  stalled(): Stall[] {
    const failing = this.stalls.of(this.assigned);
    const known = new Set(failing.map(keyOf));
    return [...failing, ...this.context.waits.of(this.assigned).filter((wait) => !known.has(keyOf(wait)))];
  }

  /** Claims what is assigned and not held: new partitions, and after their pause those that failed. */
  claimMissing(): void {
    for (const place of this.assigned) {
      const key = keyOf(place);
      if (!this.owned.has(key) && !this.leaving.has(key) && this.stalls.mayTry(place)) this.claim(place, key);
    }
  }

  /** The session got on, so nothing holds it up any more. */
  progressed(place: TopicPartition): void {
    this.stalls.clear(place);
  }

  /** Lets go of a partition whose work failed: memory may be ahead of the truth. It is claimed anew after a pause. */
  async fail(session: PartitionSession, error: unknown): Promise<void> {
    if (this.find(session) !== session) return;
    if (session.attempt) this.endings.set(keyOf(session), { ...session.attempt, cause: blameOf(error) });
    this.failed(session, error);
    await this.drop(session);
  }

  /** How the latest try of that batch ended, told once; undefined when another process made it. */
  takeEnding(place: TopicPartition, { first, formedAtMs }: Attempt): Ending | undefined {
    const ending = this.endings.get(keyOf(place));
    this.endings.delete(keyOf(place));
    return ending && ending.first === first && ending.formedAtMs === formedAtMs ? ending : undefined;
  }

  /** Lets go of a session between two batches, and claims the partition anew: for a different count of partitions. */
  async renew(session: PartitionSession): Promise<void> {
    if (this.renewing.has(session)) return;
    this.renewing.add(session);
    await session.exclusive(async () => {
      if (this.find(session) === session) await this.drop(session);
    });
    this.claimMissing();
  }

  async drop(place: TopicPartition): Promise<void> {
    const key = keyOf(place);
    const owned = this.owned.get(key);
    if (!owned) return this.leaving.get(key);
    this.owned.delete(key);
    owned.abandon.abort();
    if (this.isAssigned(key)) this.hooks.paused(owned);
    const left = this.leave(owned).finally(() => this.leaving.delete(key));
    this.leaving.set(key, left);
    return left;
  }

  async clear(): Promise<void> {
    this.assigned = [];
    await Promise.all([...this.owned.values()].map((owned) => this.drop(owned)));
    await Promise.all(this.leaving.values());
  }

  private claim(place: TopicPartition, key: string): void {
    const abandon = new AbortController();
    const ownership: Ownership = {
      ...place,
      abandon,
      claim: this.context.waits.during(place, () => this.open(place, abandon.signal)),
    };
    this.owned.set(key, ownership);
    ownership.claim.then(
      (session) => {
        if (this.owned.get(key) !== ownership) return;
        ownership.session = session;
        this.hooks.ready(session);
      },
      (error) => {
        if (this.owned.get(key) !== ownership) return;
        this.owned.delete(key);
        this.failed(place, error);
      },
    );
  }

  private async open(place: TopicPartition, signal: AbortSignal, isTurnOver = false): Promise<PartitionSession> {
    const { topic, partition } = place;
    const session = await PartitionSession.claim(this.context, topic, partition, signal, isTurnOver);
    try {
      await session.prepare(this.hooks.claimed);
      if (signal.aborted) throw new PartitionLost(topic, partition);
      if (!session.isOver) return session;
    } catch (error) {
      await session.close();
      throw error;
    }
    // Work under the old number is finished; now the same partition is claimed under the new one.
    await session.close();
    await this.hooks.released(topic, partition);
    return this.open(place, signal, true);
  }

  private async leave({ topic, partition, claim }: Ownership): Promise<void> {
    const session = await claim.catch(() => undefined);
    await session?.close();
    await this.hooks.released(topic, partition);
  }

  private failed(place: TopicPartition, error: unknown): void {
    const pauseMs = this.stalls.add(place, error);
    this.context.onFailure(place, error, pauseMs);
    setTimeout(() => this.claimMissing(), pauseMs).unref();
  }

  private isAssigned(key: string): boolean {
    return this.assigned.some((one) => keyOf(one) === key);
  }
}
