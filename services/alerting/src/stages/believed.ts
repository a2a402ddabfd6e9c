/** How much the clock of a broker may be ahead of ours. */
const SKEW_MS = 5_000;

/**
 * The moment at which something is judged. Time never goes back: one record from a clock years ahead would have the engine judge all the
 * hours between, and every sale after it at that far moment.
 */
export const believedMs = (atMs: number, nowMs: number): number => Math.min(atMs, nowMs + SKEW_MS);
