const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** From the moment that the message was made. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;
/** One that was held back for long is tried as often as this all the same. */
const AT_LEAST_TRIES = 6;

export interface Tried {
  /** The one that just failed included. */
  readonly attempts: number;
  readonly createdAtMs: number;
  readonly nowMs: number;
  /** What the receiver asked for. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * When to try again: after a pause that doubles from 5 s to an hour, spread by half to both sides, and never before the receiver wants it.
 * @param random from 0 to 1
 * @returns undefined when it is given up: a day after the message was made
 */
export function nextTryMs(
  { attempts, createdAtMs, nowMs, retryAfterMs = 0 }: Tried,
  random: number,
): number | undefined {
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20));
  const spreadMs = Math.round(pauseMs * (0.5 + random));
  const nextMs = nowMs + Math.max(spreadMs, retryAfterMs);
  const isOver = nextMs > createdAtMs + GIVE_UP_AFTER_MS && attempts >= AT_LEAST_TRIES;
  const asksTooLong = retryAfterMs > GIVE_UP_AFTER_MS;
  return isOver || asksTooLong ? undefined : nextMs;
}

/** `Retry-After`: seconds, or a date. Undefined for what is neither. */
export function readRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}
