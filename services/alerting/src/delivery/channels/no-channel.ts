import type { DeliveryReason } from '@vitrine/contracts';
import { type Channel, never, type Outcome } from '../sending/outcome.js';

/** A channel that the operator has not set up: the log says so. */
export class NoChannel implements Channel {
  constructor(private readonly reason: DeliveryReason) {}

  async send(): Promise<Outcome> {
    return never(this.reason);
  }
}
