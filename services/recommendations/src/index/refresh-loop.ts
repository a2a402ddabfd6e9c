import type { IndexCache } from './index-cache.js';

/** Looks after the indexes again and again, with a pause between two rounds. */
export class RefreshLoop {
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(
    private readonly cache: Pick<IndexCache, 'refresh'>,
    private readonly pauseMs: number,
  ) {}

  start(): void {
    this.plan(this.pauseMs);
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private plan(pauseMs: number): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => void this.round(), pauseMs);
  }

  private async round(): Promise<void> {
    const startedMs = performance.now();
    await this.cache.refresh();
    this.plan(this.pauseAfter(performance.now() - startedMs));
  }

  /** A round of large tenants must not take the processor from the answers: counts are as old as a round takes, and two pauses. */
  private pauseAfter(tookMs: number): number {
    return Math.min(Math.max(this.pauseMs, tookMs * 10), this.pauseMs * 2);
  }
}
