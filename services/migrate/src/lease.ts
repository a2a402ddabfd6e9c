/** Another run may have begun, and does what this one has left to do. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  readonly retryable = true;
  constructor(job: string) {
    super(`This run of ${job} has lost its lease. The next run goes on where it stopped.`);
  }
}

/** The right of one run to be at work. */
export interface Lease {
  /**
   * The work asks before each step that changes an engine. No other run begins for half a lease from then, so the step arrives in time.
   * @throws LeaseLost
   */
  check(): void;
}

/** A lease by the clock of its own process. A term counts from before it was asked for, so it ends before Postgres says so. */
export class HeldLease implements Lease {
  private endsAtMs: number;
  private isLost = false;

  constructor(
    private readonly job: string,
    private readonly leaseMs: number,
    heldSinceMs: number,
    private readonly nowMs: () => number,
  ) {
    this.endsAtMs = heldSinceMs + leaseMs;
  }

  check(): void {
    if (this.isLost || this.endsAtMs - this.nowMs() < this.leaseMs / 2) throw new LeaseLost(this.job);
  }

  /** Asks for another term. The next renewal makes up for one that fails; a refusal ends the lease for good. */
  async renew(ask: () => Promise<boolean>): Promise<void> {
    const askedAtMs = this.nowMs();
    const isOurs = await ask().catch(() => undefined);
    if (isOurs === false) this.isLost = true;
    if (isOurs === true) this.endsAtMs = Math.max(this.endsAtMs, askedAtMs + this.leaseMs);
  }
}
