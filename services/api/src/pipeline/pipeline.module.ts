import { type BeforeApplicationShutdown, Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { Store } from '@vitrine/store';
import { ControlTotals, DeadLetters, PersonalValues, readLedger, Warehouse } from '@vitrine/warehouse';
import { Registry } from 'prom-client';
import { AcceptedModule } from '../accepted/accepted.module.js';
import { AcceptedFeed } from '../accepted/accepted-feed.js';
import { DeadLettersModule } from '../dead-letters/dead-letters.module.js';
import { ApiSettings } from '../engines/api-settings.js';
import { KafkaClient } from '../engines/kafka-client.js';
import { Backlog } from './backlog.js';
import { ControlCheck } from './control-check.js';
import { FlowMeter } from './flow-meter.js';
import { PipelineController } from './pipeline.controller.js';
import { PipelineHealth } from './pipeline-health.js';
import { progressReader } from './read-progress.js';
import { SeenLimit } from './seen-limit.js';

/** How sales flow from the tills to the screens: speed, what waits, whether the books balance. */
@Module({
  imports: [AcceptedModule, DeadLettersModule],
  controllers: [PipelineController],
  providers: [
    SeenLimit,
    { provide: Backlog, useFactory: backlogOf, inject: [KafkaClient, ApiSettings] },
    { provide: FlowMeter, useFactory: meterOf, inject: [Registry, AcceptedFeed] },
    { provide: ControlCheck, useFactory: checkOf, inject: [Warehouse, Registry, ApiSettings] },
    {
      provide: PipelineHealth,
      useFactory: healthOf,
      inject: [FlowMeter, Backlog, ControlCheck, DeadLetters, AcceptedFeed, Warehouse, Store],
    },
  ],
  exports: [Backlog],
})
export class PipelineModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    @Inject(Backlog) private readonly backlog: Backlog,
    @Inject(ControlCheck) private readonly controlCheck: ControlCheck,
  ) {}

  onApplicationBootstrap(): void {
    this.backlog.start();
    this.controlCheck.start();
  }

  beforeApplicationShutdown(): void {
    this.backlog.stop();
    this.controlCheck.stop();
  }
}

function backlogOf({ kafka }: KafkaClient, { env, logger, options }: ApiSettings): Backlog {
  return new Backlog(progressReader(kafka, env), env, logger, options.stalledAfterMs);
}

function meterOf(registry: Registry, feed: AcceptedFeed): FlowMeter {
  const meter = new FlowMeter(registry);
  feed.tell(meter);
  return meter;
}

function checkOf(warehouse: Warehouse, registry: Registry, { logger }: ApiSettings): ControlCheck {
  return new ControlCheck((window) => readLedger(warehouse, window), registry, logger);
}

function healthOf(
  meter: FlowMeter,
  backlog: Backlog,
  books: ControlCheck,
  letters: DeadLetters,
  feed: AcceptedFeed,
  warehouse: Warehouse,
  store: Store,
): PipelineHealth {
  const [totals, personal] = [new ControlTotals(warehouse), new PersonalValues(warehouse)];
  return new PipelineHealth(
    meter,
    backlog,
    totals,
    books,
    letters,
    personal,
    feed,
    () => warehouse.ping(),
    store.jobRuns,
  );
}
