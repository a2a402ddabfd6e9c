import type { AlertRaised } from '@vitrine/contracts';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Completeness } from '../completeness/completeness.js';
import type { RuleBook } from '../rules/rule-book.js';

/** What Prometheus reads of rules and alerts. */
export class AlertMetrics {
  private readonly changes: Counter<'change'>;
  private readonly seconds: Histogram;
  private readonly lost: Counter<'stage'>;

  constructor(registry: Registry, { book, completeness }: { book: RuleBook; completeness: Completeness }) {
    const registers = [registry];
    this.changes = new Counter({
      name: 'vitrine_alerting_raised_total',
      help: 'Changes of alerts that were told, by what changed.',
      labelNames: ['change'],
      registers,
    });
    this.seconds = new Histogram({
      name: 'vitrine_alerting_event_to_raised_seconds',
      help: "From the broker's time stamp of a raw sale to the alert that it made, as written.",
      buckets: [0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 20, 60],
      registers,
    });
    this.lost = new Counter({
      name: 'vitrine_alerting_state_lost_total',
      help: 'Times that a partition was taken up with state of alerts that is gone or cannot be read.',
      labelNames: ['stage'],
      registers,
    });
    new Gauge({
      name: 'vitrine_alerting_rules',
      help: 'Rules that are watched (ready), and those that cannot be (error).',
      labelNames: ['state'],
      registers,
      collect() {
        const pages = book.tenantIds().flatMap((id) => book.of(id) ?? []);
        this.set(
          { state: 'ready' },
          pages.reduce((sum, { rules }) => sum + rules.length, 0),
        );
        this.set(
          { state: 'error' },
          pages.reduce((sum, { failed }) => sum + failed.size, 0),
        );
      },
    });
    new Gauge({
      name: 'vitrine_alerting_complete_until_age_seconds',
      help: 'How long ago the moment was up to which every sale is known to have come through. Rules of time wait for it.',
      registers,
      collect() {
        const { processedMs } = completeness;
        if (processedMs !== undefined) this.set(Math.max(0, Date.now() - processedMs) / 1_000);
      },
    });
  }

  readonly stateLost = (stage: string): void => this.lost.inc({ stage });

  readonly raised = (alerts: readonly AlertRaised[]): void => {
    for (const { change, cause, emittedAt } of alerts) {
      this.changes.inc({ change });
      if (cause) this.seconds.observe(Math.max(0, emittedAt - cause.rawAt) / 1_000);
    }
  };
}
