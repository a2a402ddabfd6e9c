import { Counter, Histogram, type Registry } from 'prom-client';
import type { AcceptedEvent } from '../accepted/accepted-event.js';
import type { FeedListener } from '../accepted/accepted-feed.js';
import { LatencyWindow } from './latency-window.js';

export interface TenantFlow {
  /** From the broker taking the raw record to processing accepting it, when it can be queried. */
  queryable: LatencyWindow;
  /** From the broker to this pod's live stream. */
  api: LatencyWindow;
  /** From the broker to a screen, as browsers report it. */
  browser: LatencyWindow;
}

const BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60];

/** How fast sales flow, per tenant, seen from this pod. */
export class FlowMeter implements FeedListener {
  private readonly flows = new Map<string, TenantFlow>();
  private readonly accepted: Counter;
  private readonly seconds: Histogram<'stage'>;
  private readonly toScreen: Histogram;

  constructor(registry: Registry) {
    const registers = [registry];
    this.accepted = new Counter({
      name: 'vitrine_accepted_events_total',
      help: 'Accepted tickets seen by this pod.',
      registers,
    });
    this.seconds = new Histogram({
      name: 'vitrine_event_age_seconds',
      help: 'Age of a sale, counted from the broker, when it reached a stage.',
      labelNames: ['stage'],
      buckets: BUCKETS,
      registers,
    });
    this.toScreen = new Histogram({
      name: 'vitrine_sale_to_screen_seconds',
      help: 'From the broker to a screen, as browsers report it.',
      buckets: BUCKETS,
      registers,
    });
  }

  onAccepted({ tenantId, isRestatement, rawAt, acceptedAt }: AcceptedEvent, now: number = Date.now()): void {
    if (isRestatement) return;
    const flow = this.of(tenantId);
    flow.queryable.add(acceptedAt - rawAt, now);
    flow.api.add(now - rawAt, now);
    this.accepted.inc();
    this.seconds.observe({ stage: 'queryable' }, Math.max(0, acceptedAt - rawAt) / 1000);
    this.seconds.observe({ stage: 'api' }, Math.max(0, now - rawAt) / 1000);
  }

  onGap(): void {
    // A gap loses samples, not sales.
  }

  onSeen(tenantId: string, lagsMs: readonly number[]): void {
    for (const ms of lagsMs) {
      this.of(tenantId).browser.add(ms);
      this.toScreen.observe(ms / 1000);
    }
  }

  of(tenantId: string): TenantFlow {
    const flow = this.flows.get(tenantId) ?? {
      queryable: new LatencyWindow(),
      api: new LatencyWindow(),
      browser: new LatencyWindow(),
    };
    this.flows.set(tenantId, flow);
    return flow;
  }
}
