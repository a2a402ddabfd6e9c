import { toBusError } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import type { Logger } from '@vitrine/platform';
import type { PartitionProgress, ReadProgress } from './read-progress.js';

const SAMPLE_MS = 5_000;
const RATE_MS = 60_000;
/** When none of the waiting messages was settled for this long, processing stands still. */
const STALLED_AFTER_MS = 60_000;

export interface PartitionLag {
  topic: string;
  partition: number;
  /** Messages that the brokers have and the warehouse has not. */
  lag: number;
  /** Of these, those behind a transaction that a producer left open: no reader gets them before it ends. */
  heldBack: number;
}

/** Messages wait and none gets through. When they wait only behind an open transaction, processing is not the cause. */
export interface Blockage {
  /** ms since 1970 */
  readonly since: number;
  readonly cause: 'processing' | 'transaction';
}

interface Sample {
  at: number;
  written: number;
  processed: number;
}

/** What waits in the raw topics for processing, and how fast it is written and read; asked of the broker every 5 s. */
export class Backlog {
  lags: PartitionLag[] = [];
  isReachable = false;
  private samples: Sample[] = [];
  /** By partition: the offset up to which it is settled, and when that last moved or nothing waited. */
  private readonly moved = new Map<string, { at: number; settled: number }>();
  private reachedAt: number | undefined;
  private onSample = (): void => undefined;
  private sampling: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly readProgress: ReadProgress,
    private readonly env: { KAFKA_BROKERS: string },
    private readonly logger: Logger,
    private readonly stalledAfterMs: number = STALLED_AFTER_MS,
  ) {}

  /** @param onSample called after each look, whether the broker answered or not */
  tell(onSample: () => void): void {
    this.onSample = onSample;
  }

  start(): void {
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
   * Since when messages of a partition wait of which none is processed; only more than a minute counts. Without sales nothing waits, so
   * that is no stall. Where some wait for processing, processing is named as the cause.
   */
  blockage(now: number = Date.now(), concerns: (lag: PartitionLag) => boolean = () => true): Blockage | undefined {
    const still = this.lags.flatMap((one) => {
      const since = one.lag > 0 && concerns(one) ? this.moved.get(keyOf(one))?.at : undefined;
      if (since === undefined || now - since <= this.stalledAfterMs) return [];
      return [{ since, cause: one.heldBack === one.lag ? 'transaction' : 'processing' } satisfies Blockage];
    });
    const named = still.some(({ cause }) => cause === 'processing') ? 'processing' : 'transaction';
    return still.filter(({ cause }) => cause === named).sort((a, b) => a.since - b.since)[0];
  }

  /** Since when the broker, once reached, has not answered; only what lasts over a minute counts. */
  unreachableSince(now: number = Date.now()): number | undefined {
    const isLost = !this.isReachable && this.reachedAt !== undefined && now - this.reachedAt > this.stalledAfterMs;
    return isLost ? this.reachedAt : undefined;
  }

  async sample(now: number = Date.now()): Promise<void> {
    try {
      const progress = await this.readProgress();
      this.lags = progress.map((one) => this.lagOf(one, now));
      this.reachedAt = now;
      this.samples = [...this.samples.filter((one) => now - one.at <= RATE_MS), sampleOf(progress, now)];
      this.isReachable = true;
    } catch (error) {
      this.isReachable = false;
      this.logger.debug({ err: toBusError(error, this.env.KAFKA_BROKERS) }, 'the backlog could not be read');
    }
    this.onSample();
  }

  private lagOf({ topic, partition, settled, readable, end }: PartitionProgress, now: number): PartitionLag {
    const lag = Math.max(0, end - settled);
    const heldBack = Math.max(0, end - Math.max(settled, readable));
    const key = keyOf({ topic, partition });
    if (lag === 0 || this.moved.get(key)?.settled !== settled) this.moved.set(key, { at: now, settled });
    return { topic, partition, lag, heldBack };
  }
}

/** How much sales data there ever was, and how much of it is settled. */
function sampleOf(progress: readonly PartitionProgress[], at: number): Sample {
  const sales = progress.filter(({ topic }) => topic === topics.salesRaw);
  const sum = (of: (one: PartitionProgress) => number) => sales.reduce((total, one) => total + of(one), 0);
  return { at, written: sum(({ end }) => end), processed: sum(({ settled }) => settled) };
}

function keyOf({ topic, partition }: Pick<PartitionLag, 'topic' | 'partition'>): string {
  return `${topic}:${partition}`;
}
