import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Batch, OnBatch, OnClaimed, type PartitionTurn } from '@vitrine/bus';
import { acceptedOf, BatchMetrics, Clock, reject, TopicDirectory } from '@vitrine/consumer';
import { topics } from '@vitrine/contracts';
import { AlertChanges } from '@vitrine/warehouse';
import { changeRows } from './change-rows.js';
import { DeliveryBell } from './delivery-bell.js';
import { readAlertRaised } from './read-alert-raised.js';
import { Router } from './router.js';

/** Changes of alerts, a batch of one partition at a time: recorded, with who is told; then the history of reports. */
@Controller()
export class RoutingConsumer {
  constructor(
    @Inject(Router) private readonly router: Router,
    @Inject(AlertChanges) private readonly history: AlertChanges,
    @Inject(DeliveryBell) private readonly bell: DeliveryBell,
    @Inject(TopicDirectory) private readonly topicDirectory: TopicDirectory,
    @Inject(BatchMetrics) private readonly metrics: BatchMetrics,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @OnClaimed(topics.alertsRaised)
  async claim(@Payload() turn: PartitionTurn): Promise<void> {
    await turn.retry('partitions', () => this.topicDirectory.refresh());
  }

  @OnBatch(topics.alertsRaised)
  async onAlerts(@Payload() batch: Batch): Promise<void> {
    const started = performance.now();
    const outcomes = batch.messages.map((message) =>
      batch.resort > 0 ? reject('unprocessable') : readAlertRaised(message),
    );
    const routed = await batch.step('write', () =>
      batch.retry('record alerts', () => this.router.route(acceptedOf(outcomes), () => this.bell.ring())),
    );
    const rows = changeRows(routed, this.clock.nowMs());
    await batch.step('write', () => batch.retry('history of alerts', () => this.history.append(rows, batch.token)));
    await batch.settle([]);
    this.metrics.batchSettled(batch, outcomes, (performance.now() - started) / 1_000, this.clock.nowMs());
  }
}
