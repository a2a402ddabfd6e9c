import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { checkKafka, createKafka } from '@vitrine/bus';
import { createRegistry, HealthChecks, HealthController, IdempotencyKeys, measureQueries } from '@vitrine/platform';
import { createStore, Store } from '@vitrine/store';
import { createWarehouse, Warehouse } from '@vitrine/warehouse';
import { Registry } from 'prom-client';
import { type ApiOptions, ApiSettings } from './api-settings.js';
import { KafkaClient } from './kafka-client.js';

/** What every feature stands on: the databases, the bus, the settings, and whether they answer. */
@Global()
@Module({})
export class EnginesModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(Warehouse) private readonly warehouse: Warehouse,
  ) {}

  static with(options: ApiOptions): DynamicModule {
    const { env, logger, passwordCost } = options;
    const kafka = createKafka(env, 'vitrine-api', logger);
    const registry = createRegistry('api');
    const onQuery = measureQueries(registry, 'api');
    const warehouse = createWarehouse(env, { onQuery });
    const store = createStore(env.DATABASE_URL, { passwordCost, onQuery });
    const health = new HealthChecks({
      postgres: () => store.ping(),
      clickhouse: () => warehouse.ping(),
      kafka: () => checkKafka(kafka, env),
    });
    const shared = [
      { provide: ApiSettings, useValue: new ApiSettings(options) },
      { provide: KafkaClient, useValue: new KafkaClient(kafka) },
      { provide: Warehouse, useValue: warehouse },
      { provide: Store, useValue: store },
      { provide: IdempotencyKeys, useValue: store.idempotency },
      { provide: Registry, useValue: registry },
      { provide: HealthChecks, useValue: health },
    ];
    return { module: EnginesModule, controllers: [HealthController], providers: shared, exports: shared };
  }

  /**
   * Before any feature begins: databases that answer. Their shape is the migration's business, which ran before.
   * @throws the typed error of the dependency that is missing, or refuses our login
   */
  async onModuleInit(): Promise<void> {
    await Promise.all([this.store.ping(), this.warehouse.ping()]);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([this.warehouse.close(), this.store.close()]);
  }
}
