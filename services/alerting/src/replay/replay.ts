import { EventClock, EventHorizon } from '@vitrine/alert-rules';

/** When the broker took a sale, and when the sale was made. */
export interface SaleTimes {
  readonly rawMs: number;
  readonly soldMs: number;
}

/** The one tenant, if any, that lives by the time of its events; everybody else lives by the clock on the wall. */
export class Replay {
  private readonly horizon = new EventHorizon();

  constructor(
    private readonly tenantId?: string | undefined,
    private readonly sink?: string | undefined,
  ) {}

  isOf(tenantId: string): boolean {
    return this.tenantId === tenantId;
  }

  /** The clock of the tenant in one partition; undefined: that of the wall. */
  clockOf(tenantId: string): EventClock | undefined {
    return this.isOf(tenantId) ? new EventClock() : undefined;
  }

  /** Where a message to this address goes: what is only replayed reaches nobody but the sink. */
  targetOf(tenantId: string, url: string, endpointId: string): string {
    if (!this.isOf(tenantId) || this.sink === undefined) return url;
    return new URL(url).origin === this.sink ? url : `${this.sink}/replay/${endpointId}`;
  }

  note(tenantId: string, { rawMs, soldMs }: SaleTimes): void {
    if (this.isOf(tenantId)) this.horizon.note(rawMs, soldMs);
  }

  /** Up to when the clock may judge this tenant, when everything that the brokers had by `completeMs` has come through. */
  untilMs(tenantId: string, completeMs: number): number | undefined {
    return this.isOf(tenantId) ? this.horizon.at(completeMs) : completeMs;
  }

  /** What the tenant takes for now. */
  nowMs(tenantId: string, wallMs: number): number {
    return this.isOf(tenantId) ? (this.horizon.nowMs ?? wallMs) : wallMs;
  }
}
