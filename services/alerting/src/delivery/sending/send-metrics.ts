import { metricPrefix } from '@vitrine/platform';
import type { DueDelivery } from '@vitrine/store';
import { Counter, Histogram, type Registry } from 'prom-client';
import type { Outcome } from './outcome.js';

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 60, 300, 3_600];

/** How many messages went which way, and how long after they were made. */
export class SendMetrics {
  private readonly tries: Counter<'channel' | 'outcome'>;
  private readonly seconds: Histogram<'channel'>;

  constructor(registry: Registry) {
    const prefix = metricPrefix('alerting');
    this.tries = new Counter({
      name: `${prefix}_delivery_tries_total`,
      help: 'Tries to send a message, by what became of them',
      labelNames: ['channel', 'outcome'],
      registers: [registry],
    });
    this.seconds = new Histogram({
      name: `${prefix}_delivery_seconds`,
      help: 'From the making of a message until its channel had it',
      labelNames: ['channel'],
      buckets: SECONDS,
      registers: [registry],
    });
  }

  tried({ channel, createdAt }: DueDelivery['delivery'], { kind }: Outcome, nowMs: number): void {
    this.tries.inc({ channel, outcome: kind });
    if (kind === 'sent' || kind === 'delivered')
      this.seconds.observe({ channel }, (nowMs - createdAt.getTime()) / 1_000);
  }
}
