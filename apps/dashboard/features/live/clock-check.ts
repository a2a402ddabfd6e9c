/** No snapshot arrives before it was made: a clock this far behind the server's is wrong. */
const BEHIND_MS = 1000;
/** Reading and the way here take a while, a slow line seconds; more than this even at best is the clock. */
const AHEAD_MS = 10_000;

/** Whether this browser's clock may be set against the server's, as the snapshots tell it. */
export class ClockCheck {
  private leastMs = Number.POSITIVE_INFINITY;

  /** Notes a snapshot on arrival; the quickest so far says most about the clock. */
  note(asOf: string, now: number): void {
    this.leastMs = Math.min(this.leastMs, now - Date.parse(asOf));
  }

  get isRight(): boolean {
    return this.leastMs >= -BEHIND_MS && this.leastMs <= AHEAD_MS;
  }
}
