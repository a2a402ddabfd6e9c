import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { checkKafka, createKafka, createProducer } from '@vitrine/bus';
import {
  HealthChecks,
  HealthController,
  IdempotencyKeys,
  KnownCallers,
  type Logger,
  measureQueries,
  RateLimiter,
} from '@vitrine/platform';
import { createStore, Store } from '@vitrine/store';
import { createWarehouse, DeadLetters, Warehouse } from '@vitrine/warehouse';
import { Registry } from 'prom-client';
import { BatchController } from './batch.controller.js';
import { ContractController } from './contract.controller.js';
import { DoorGuard, Keys } from './door.guard.js';
import type { DoorEnv } from './door-env.js';
import { RecordQueue } from './record-queue.js';
import { TakeIn } from './take-in.js';

export interface DoorOptions {
  readonly env: DoorEnv;
  readonly logger: Logger;
  readonly registry: Registry;
}

/** What must answer before the first request, and what is let go of after the last. */
class Lifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(Warehouse) private readonly warehouse: Warehouse,
    @Inject(RecordQueue) private readonly queue: RecordQueue,
  ) {}

  /** @throws the typed error of the dependency that is missing, or refuses our login */
  async onApplicationBootstrap(): Promise<void> {
    await Promise.all([this.store.ping(), this.warehouse.ping(), this.queue.open()]);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close().catch(() => undefined);
    await Promise.allSettled([this.warehouse.close(), this.store.close()]);
  }
}

/** The composition of the door: everything it is made of, in one list. */
@Module({})
export class DoorModule {
  static with({ env, logger, registry }: DoorOptions): DynamicModule {
    const kafka = createKafka(env, 'vitrine-ingestion', logger);
    const onQuery = measureQueries(registry, 'ingestion');
    const store = createStore(env.DATABASE_URL, { onQuery });
    const warehouse = createWarehouse(env, { onQuery });
    const queue = new RecordQueue(() => createProducer(kafka), env, {
      mostBytes: env.QUEUE_BYTES,
      deadlineMs: env.KAFKA_WRITE_DEADLINE_MS,
    });
    const providers: Provider[] = [
      { provide: Registry, useValue: registry },
      { provide: Store, useValue: store },
      { provide: Warehouse, useValue: warehouse },
      { provide: RecordQueue, useValue: queue },
      { provide: TakeIn, useValue: new TakeIn(queue, new DeadLetters(warehouse)) },
      { provide: Keys, useValue: new Keys(store) },
      { provide: IdempotencyKeys, useValue: store.idempotency },
      { provide: RateLimiter, useValue: new RateLimiter(env.RATE_LIMIT_PER_MINUTE) },
      { provide: KnownCallers, useValue: new KnownCallers() },
      {
        provide: HealthChecks,
        useValue: new HealthChecks({
          postgres: () => store.ping(),
          clickhouse: () => warehouse.ping(),
          kafka: () => checkKafka(kafka, env),
        }),
      },
      DoorGuard,
      { provide: APP_GUARD, useExisting: DoorGuard },
      Lifecycle,
    ];
    return { module: DoorModule, controllers: [BatchController, ContractController, HealthController], providers };
  }
}
