import type { Pipeline } from '@vitrine/contracts';
import type { Logger } from '@vitrine/platform';
import type { LedgerLine, LedgerWindow } from '@vitrine/warehouse';
import { Gauge, type Registry } from 'prom-client';

const EVERY_MS = 60_000;
const LOOKBACK_MS = 24 * 3_600_000;

type Control = Pipeline['control'];

/**
 * Compares processing's control totals of the last 24 hours with the facts and the dead letters that are there. It looks once a minute for
 * Prometheus, and for each tenant that asks at most once a minute.
 */
export class ControlCheck {
  private readonly known = new Map<string, { readAt: number; control: Promise<Control> }>();
  private readonly gauge: Gauge;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly readLedger: (window: LedgerWindow) => Promise<readonly LedgerLine[]>,
    registry: Registry,
    private readonly logger: Logger,
  ) {
    this.gauge = new Gauge({
      name: 'vitrine_control_difference',
      help: 'Messages of the last 24 hours, of all tenants, about which control totals and warehouse disagree.',
      registers: [registry],
    });
  }

  start(): void {
    this.timer = setInterval(() => void this.measure(), EVERY_MS);
    this.timer.unref();
    void this.measure();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** While the warehouse does not answer the gauge keeps its last value: other alerts tell of that. */
  async measure(now: number = Date.now()): Promise<void> {
    try {
      this.gauge.set((await this.read({}, now)).difference);
    } catch (error) {
      this.logger.debug({ err: error }, 'the control totals could not be compared; trying again in a minute');
    }
  }

  /** Of one tenant, at most a minute old. A failed read is not remembered. */
  of(tenantId: string, now: number = Date.now()): Promise<Control> {
    const last = this.known.get(tenantId);
    if (last !== undefined && now - last.readAt < EVERY_MS) return last.control;
    const control = this.read({ tenantId }, now);
    this.known.set(tenantId, { readAt: now, control });
    control.catch(() => this.known.delete(tenantId));
    return control;
  }

  private async read(whose: { tenantId?: string }, now: number): Promise<Control> {
    const lines = await this.readLedger({ fromMs: now - LOOKBACK_MS, toMs: now, ...whose });
    const sum = (of: (line: LedgerLine) => number): number => lines.reduce((total, line) => total + of(line), 0);
    return {
      // Never a sum of signed values: a surplus in one partition must not hide a loss in another.
      difference: sum((line) => line.difference),
      compared: {
        asOf: new Date(now).toISOString(),
        read: sum((line) => line.read),
        accepted: sum((line) => line.accepted),
        inFacts: sum((line) => line.inFacts),
        rejected: sum((line) => line.rejected),
        inDeadLetters: sum((line) => line.inDeadLetters),
      },
    };
  }
}
