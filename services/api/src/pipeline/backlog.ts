import { toBusError, topicName, withAdmin } from '@vitrine/bus';
import { kafkaUses, topics } from '@vitrine/contracts';
import type { Logger } from '@vitrine/platform';
import type { Admin, Kafka } from 'kafkajs';

const SAMPLE_MS = 5_000;
/** A broker that has not answered by then counts as away. */
const ANSWER_MS = 10_000;
const RATE_MS = 60_000;
/** Waiting messages of which none was settled for this long: processing stands still. */
const STALLED_AFTER_MS = 60_000;
const { watches } = kafkaUses.api;

export interface PartitionLag {
  topic: string;
  partition: number;
  /** Messages written and not yet in the warehouse. */
  lag: number;
}

interface Sample {
  at: number;
  written: number;
  processed: number;
}

/**
 * What waits in the raw topics for processing, and how fast it is written and read; asked of the broker every 5 s, with a
 * connection of its own each time: one that is kept asks for minutes who led a partition before a broker went.
 */
export class Backlog {
  lags: PartitionLag[] = [];
  isReachable = false;
  private samples: Sample[] = [];
  /** By partition: up to where it is settled, and when that was last seen to move, or nothing to wait. */
  private readonly moved = new Map<string, { at: number; settled: number }>();
  private reachedAt: number | undefined;
  private onSample = (): void => undefined;
  private sampling: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly env: { KAFKA_BROKERS: string; KAFKA_TOPIC_PREFIX: string },
    private readonly logger: Logger,
    private readonly stalledAfterMs: number = STALLED_AFTER_MS,
  ) {}

  /** @param onSample called after each look, whether the broker answered or not */
  start(onSample: () => void): void {
    this.onSample = onSample;
    const look = (): void => {
      this.sampling ??= this.sample().finally(() => {
        this.sampling = undefined;
      });
    };
    this.timer = setInterval(look, SAMPLE_MS);
    this.timer.unref();
    look();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Messages per second over the last minute: written by producers, settled by processing. */
  rates(): { written: number | null; processed: number | null } {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (first === undefined || last === undefined || last.at - first.at < SAMPLE_MS / 2)
      return { written: null, processed: null };
    const perSecond = (amount: number) => Math.max(0, Math.round((amount / (last.at - first.at)) * 100_000) / 100);
    return { written: perSecond(last.written - first.written), processed: perSecond(last.processed - first.processed) };
  }

  /**
   * Since when messages of a partition wait of which none is processed; only what lasts over a minute counts. Nobody selling
   * is no stall: nothing waits then.
   */
  stalledSince(now: number = Date.now(), concerns: (lag: PartitionLag) => boolean = () => true): number | undefined {
    const since = this.lags.flatMap((one) => {
      const at = one.lag > 0 && concerns(one) ? this.moved.get(keyOf(one))?.at : undefined;
      return at !== undefined && now - at > this.stalledAfterMs ? [at] : [];
    });
    return since.length === 0 ? undefined : Math.min(...since);
  }

  /** Since when the broker, once reached, has not answered; only what lasts over a minute counts. */
  unreachableSince(now: number = Date.now()): number | undefined {
    const isLost = !this.isReachable && this.reachedAt !== undefined && now - this.reachedAt > this.stalledAfterMs;
    return isLost ? this.reachedAt : undefined;
  }

  async sample(now: number = Date.now()): Promise<void> {
    try {
      const { lags, ...sample } = await withAdmin(this.kafka, (admin) => this.look(admin, now), ANSWER_MS);
      this.lags = lags;
      this.reachedAt = now;
      this.samples = [...this.samples.filter((one) => now - one.at <= RATE_MS), sample];
      this.isReachable = true;
    } catch (error) {
      this.isReachable = false;
      this.logger.debug({ err: toBusError(error, this.env.KAFKA_BROKERS) }, 'the backlog could not be read');
    }
    this.onSample();
  }

  private async look(admin: Admin, at: number): Promise<Sample & { lags: PartitionLag[] }> {
    const seen = { at, written: 0, processed: 0, lags: [] };
    for (const topic of watches.topics) await this.lookAt(topic, admin, seen);
    return seen;
  }

  /** Processing commits an offset when everything below it is settled; where it never did, all of it waits. */
  private async lookAt(topic: string, admin: Admin, seen: Sample & { lags: PartitionLag[] }): Promise<void> {
    const name = topicName(this.env, topic);
    const groupId = `${this.env.KAFKA_TOPIC_PREFIX}${watches.group}`;
    const [ends, [committed]] = await Promise.all([
      admin.fetchTopicOffsets(name),
      admin.fetchOffsets({ groupId, topics: [name] }),
    ]);
    for (const { partition, high, low } of ends.sort((a, b) => a.partition - b.partition)) {
      const offset = Number(committed?.partitions.find((one) => one.partition === partition)?.offset ?? -1);
      const done = offset < 0 ? Number(low) : offset;
      const lag = { topic, partition, lag: Math.max(0, Number(high) - done) };
      const key = keyOf(lag);
      if (lag.lag === 0 || this.moved.get(key)?.settled !== done) this.moved.set(key, { at: seen.at, settled: done });
      seen.lags.push(lag);
      if (topic === topics.salesRaw) {
        seen.written += Number(high);
        seen.processed += done;
      }
    }
  }
}

function keyOf({ topic, partition }: PartitionLag): string {
  return `${topic}:${partition}`;
}
