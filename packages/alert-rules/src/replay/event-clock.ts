import type { AcceptedTicket } from '@vitrine/contracts';

/**
 * The clock of a tenant whose sales are replayed: it stands at the newest event and never goes back. Sales come in the order in which
 * they were made; one that comes behind others is as late as the clock is ahead of it.
 */
export class EventClock {
  private atMs = Number.NEGATIVE_INFINITY;

  /** Undefined before the first event. */
  get nowMs(): number | undefined {
    return this.atMs === Number.NEGATIVE_INFINITY ? undefined : this.atMs;
  }

  /** The ticket as if it had been taken at the moment of its sale, or at the moment that the clock has come to. */
  arrived(ticket: AcceptedTicket): AcceptedTicket {
    const atMs = this.reach(Date.parse(ticket.soldAt));
    return { ...ticket, rawAt: atMs, acceptedAt: atMs };
  }

  /** @returns where the clock stands now */
  reach(atMs: number): number {
    this.atMs = Math.max(this.atMs, atMs);
    return this.atMs;
  }
}
