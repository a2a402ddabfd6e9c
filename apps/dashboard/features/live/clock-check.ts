/** No snapshot arrives before it was made: a clock this far behind the server's is wrong. */
const BEHIND_MS = 1000;
/** Reading and transport take a while, on a slow line seconds; more than this even at best is the clock's error. */
const AHEAD_MS = 10_000;

/** Whether this browser's clock can be compared with the server's, judged by the snapshots. */
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
