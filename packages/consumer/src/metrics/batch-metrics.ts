import type { Batch } from '@vitrine/bus';
import { metricPrefix } from '@vitrine/platform';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Outcome } from '../outcomes/outcome.js';

/** What Prometheus and the operator's screen read of a service that consumes: `vitrine_<service>_…`. */
export class BatchMetrics {
  private readonly messages: Counter<'topic' | 'outcome'>;
  private readonly rejected: Counter<'topic' | 'code'>;
  private readonly lag: Gauge<'topic' | 'partition'>;
  private readonly batchSeconds: Histogram<'topic'>;
  private readonly queryableSeconds: Histogram<'topic'>;
  private readonly retries: Counter<'what'>;

  constructor(registry: Registry, service: string) {
    const registers = [registry];
    const prefix = metricPrefix(service);
    this.messages = new Counter({
      name: `${prefix}_messages_total`,
      help: 'Messages by what became of them: accepted, duplicate, rejected or rehomed.',
      labelNames: ['topic', 'outcome'],
      registers,
    });
    this.rejected = new Counter({
      name: `${prefix}_rejected_total`,
      help: 'Rejected messages by error code.',
      labelNames: ['topic', 'code'],
      registers,
    });
    this.lag = new Gauge({
      name: `${prefix}_lag_messages`,
      help: 'Messages behind the last settled batch of a partition.',
      labelNames: ['topic', 'partition'],
      registers,
    });
    this.batchSeconds = new Histogram({
      name: `${prefix}_batch_duration_seconds`,
      help: 'From taking a batch to its committed offset.',
      labelNames: ['topic'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 10],
      registers,
    });
    this.queryableSeconds = new Histogram({
      name: `${prefix}_event_to_queryable_seconds`,
      help: "From the broker's time stamp of a message to its rows being readable.",
      labelNames: ['topic'],
      buckets: [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 60],
      registers,
    });
    this.retries = new Counter({
      name: `${prefix}_retries_total`,
      help: 'Times that a dependency was away and something had to wait.',
      labelNames: ['what'],
      registers,
    });
  }

  batchSettled(batch: Batch, outcomes: readonly Outcome<unknown>[], seconds: number, nowMs: number): void {
    const { topic, partition, lag } = batch;
    for (const outcome of outcomes) {
      this.messages.inc({ topic, outcome: outcome.kind });
      if (outcome.kind === 'rejected') this.rejected.inc({ topic, code: outcome.code });
    }
    this.lag.set({ topic, partition: String(partition) }, lag);
    this.batchSeconds.observe({ topic }, seconds);
    for (const message of batch.messages)
      this.queryableSeconds.observe({ topic }, Math.max(0, nowMs - Number(message.timestamp)) / 1_000);
  }

  waited(what: string): void {
    this.retries.inc({ what });
  }
}
