export interface Allowance {
  isAllowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the count starts again. */
  resetSeconds: number;
}

const WINDOW_MS = 60_000;
const MAX_CALLERS = 100_000;

/** A fixed window of one minute per caller, counted in this pod. */
export class RateLimiter {
  private readonly windows = new Map<string, { startedAt: number; count: number }>();

  constructor(private readonly limit: number) {}

  /** Would the next one be allowed? Counts nothing. */
  peek(caller: string, now: number = Date.now()): boolean {
    const open = this.windows.get(caller);
    return open === undefined || now - open.startedAt >= WINDOW_MS || open.count < this.limit;
  }

  take(caller: string, now: number = Date.now()): Allowance {
    const open = this.windows.get(caller);
    const window = open !== undefined && now - open.startedAt < WINDOW_MS ? open : { startedAt: now, count: 0 };
    window.count += 1;
    if (window !== open) this.remember(caller, window, now);
    return {
      isAllowed: window.count <= this.limit,
      limit: this.limit,
      remaining: Math.max(0, this.limit - window.count),
      resetSeconds: Math.ceil((window.startedAt + WINDOW_MS - now) / 1000),
    };
  }

  /** Re-inserting keeps the map ordered by start, so the stale ones are always first. */
  private remember(caller: string, window: { startedAt: number; count: number }, now: number): void {
    this.windows.delete(caller);
    this.windows.set(caller, window);
    for (const [key, { startedAt }] of this.windows) {
      if (now - startedAt < WINDOW_MS && this.windows.size <= MAX_CALLERS) break;
      this.windows.delete(key);
    }
  }
}
