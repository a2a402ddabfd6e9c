export interface RetryOptions {
  /** Called before each pause: a heartbeat, which throws when the partition is being taken away. */
  readonly heartbeat?: () => Promise<void>;
  /** Gets every failure that will be retried, with the pause that follows in ms. */
  readonly onRetry?: (error: unknown, pauseMs: number, attempt: number) => void;
  /** False stops the attempts: the last error is thrown. */
  readonly shouldRetry?: (error: unknown) => boolean;
  readonly firstPauseMs?: number;
  readonly longestPauseMs?: number;
}

const HEARTBEAT_EVERY_MS = 1_000;

/** Does `work` until it succeeds, with a pause that doubles up to `longestPauseMs`; never gives up by itself. */
export async function retry<T>(work: () => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const { firstPauseMs = 50, longestPauseMs = 5_000 } = options;
  for (let attempt = 1, pauseMs = firstPauseMs; ; attempt++, pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await work();
    } catch (error) {
      if (options.shouldRetry && !options.shouldRetry(error)) throw error;
      options.onRetry?.(error, pauseMs, attempt);
      await pause(pauseMs, options.heartbeat);
    }
  }
}

async function pause(totalMs: number, heartbeat?: () => Promise<void>): Promise<void> {
  for (let leftMs = totalMs; leftMs > 0; leftMs -= HEARTBEAT_EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(leftMs, HEARTBEAT_EVERY_MS)));
    await heartbeat?.();
  }
}

/** Keeps the group membership alive while `work` takes longer than expected. A failed heartbeat is reported by the next one. */
export async function withHeartbeat<T>(work: Promise<T>, heartbeat: () => Promise<void>): Promise<T> {
  const timer = setInterval(() => void heartbeat().catch(() => undefined), HEARTBEAT_EVERY_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
