import type { topics } from '@vitrine/contracts';
import { ControlTotals, DeadLetters, type OutcomeCounts, type Warehouse } from '@vitrine/warehouse';

export interface Outcome {
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly rejectedByCode: readonly { readonly code: string; readonly count: number }[];
}

const PATIENCE_MS = 5_000;

/** The topics whose messages processing judges. */
type RawTopic = typeof topics.salesRaw | typeof topics.catalogRaw;

/** What processing made of a tenant's messages of one topic from `start()` on, by its own control totals. */
export class Outcomes {
  private before: OutcomeCounts | null = null;
  private startedMs = 0;

  constructor(
    private readonly warehouse: Warehouse,
    private readonly tenantId: string,
    private readonly topic: RawTopic,
  ) {}

  async start(): Promise<void> {
    this.startedMs = Date.now();
    this.before = await this.totals();
  }

  /** Control totals follow the rows within moments: waits until they speak of all our messages. */
  async read(messages: number): Promise<Outcome> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const now = await this.totals();
      const { accepted, duplicate, rejected } = minus(now, this.before ?? now);
      if (accepted + duplicate + rejected < messages && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        continue;
      }
      return { accepted, duplicate, rejected, rejectedByCode: rejected === 0 ? [] : await this.codes() };
    }
  }

  private totals(): Promise<OutcomeCounts> {
    return new ControlTotals(this.warehouse).sum({ fromMs: 0, tenantId: this.tenantId, topic: this.topic });
  }

  private async codes(): Promise<{ code: string; count: number }[]> {
    const filter = { tenantId: this.tenantId, topic: this.topic, fromMs: this.startedMs };
    const found = await new DeadLetters(this.warehouse).summary(filter);
    return found.map(({ code, count }) => ({ code, count }));
  }
}

function minus(now: OutcomeCounts, before: OutcomeCounts): Pick<OutcomeCounts, 'accepted' | 'duplicate' | 'rejected'> {
  return {
    accepted: now.accepted - before.accepted,
    duplicate: now.duplicate - before.duplicate,
    rejected: now.rejected - before.rejected,
  };
}
