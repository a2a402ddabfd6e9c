import type { Provider } from '@nestjs/common';
import { BatchServer, checkKafka, createKafka, type MemberPace } from '@vitrine/bus';
import type { KafkaUse } from '@vitrine/contracts';
import { HealthChecks, type Logger, measureQueries } from '@vitrine/platform';
import { createStore, type Store } from '@vitrine/store';
import { ControlTotals, createWarehouse, DeadLetters, type Warehouse } from '@vitrine/warehouse';
import type { Kafka } from 'kafkajs';
import { Registry } from 'prom-client';
import { JudgedBatches } from '../batches/judged-batches.js';
import { Clock } from '../clock.js';
import { BatchMetrics } from '../metrics/batch-metrics.js';
import { measureSteps } from '../metrics/step-metrics.js';
import { watchStalled } from '../metrics/watch-stalled.js';
import type { IsStore } from '../refusals/dead-letter.js';
import { RefusalWriter } from '../refusals/refusal-writer.js';
import type { ConsumerEnv } from './consumer-env.js';
import { type Background, Lifecycle } from './lifecycle.js';
import { TopicDirectory } from './topic-directory.js';

/** The parts that a consuming service is given from outside. */
export interface ConsumerParts<Env extends ConsumerEnv = ConsumerEnv> {
  readonly env: Env;
  readonly logger: Logger;
  readonly registry: Registry;
  /** Told when Kafka refuses us: only a person can mend that. */
  readonly onFatal?: ((error: Error) => void) | undefined;
}

/** The names of the service in Kafka. */
export type ConsumingUse = KafkaUse & Required<Pick<KafkaUse, 'group' | 'transactionalIds'>>;

/** Connections and helpers that every service that consumes is built from. */
export interface ConsumerKit {
  readonly parts: ConsumerParts;
  readonly clock: Clock;
  readonly kafka: Kafka;
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly deadLetters: DeadLetters;
  readonly controlTotals: ControlTotals;
  readonly metrics: BatchMetrics;
  readonly topicDirectory: TopicDirectory;
  readonly server: BatchServer;
}

/** The bus's own unless said otherwise; the service's `consumerFields` must know another session time-out, too. */
export type KitOptions = MemberPace;

/** What a service adds to the kit's own. */
export interface OwnParts {
  /** Each throws while what it asks is not well. */
  readonly checks?: Readonly<Record<string, () => Promise<unknown>>>;
  readonly background?: Background;
  /** Which names of stores in dead letters its tenant's people know. */
  readonly isStore?: IsStore;
}

/** `service` names its client, and its metrics: `vitrine_<service>_…`. Connects lazily; nothing fails here. */
export function createKit(
  service: string,
  use: ConsumingUse,
  parts: ConsumerParts,
  options: KitOptions = {},
): ConsumerKit {
  const { env, logger, registry, onFatal } = parts;
  const kafka = createKafka(env, service, logger);
  const onQuery = measureQueries(registry, service);
  const warehouse = createWarehouse(env, { insertDeadlineMs: env.CLICKHOUSE_INSERT_DEADLINE_MS, onQuery });
  const metrics = new BatchMetrics(registry, service);
  const server = new BatchServer({
    kafka,
    env,
    groupId: use.group,
    transactionalIds: use.transactionalIds,
    log: logger,
    onRetry: (what) => metrics.waited(what),
    onStep: measureSteps(registry, service),
    ...options,
    ...(onFatal && { onFatal }),
  });
  watchStalled(registry, service, server);
  return {
    parts,
    clock: new Clock(),
    kafka,
    store: createStore(env.DATABASE_URL, { onQuery }),
    warehouse,
    deadLetters: new DeadLetters(warehouse),
    controlTotals: new ControlTotals(warehouse),
    metrics,
    topicDirectory: new TopicDirectory(kafka, env, use),
    server,
  };
}

/** The kit for Nest, with what the service adds to it. */
export function kitProviders(kit: ConsumerKit, own: OwnParts = {}): Provider[] {
  const { parts, clock, store, warehouse, deadLetters, controlTotals, metrics, topicDirectory, server } = kit;
  const refusals = new RefusalWriter(deadLetters, controlTotals, own.isStore);
  return [
    { provide: Clock, useValue: clock },
    { provide: Registry, useValue: parts.registry },
    { provide: HealthChecks, useValue: new HealthChecks(checksOf(kit, own)) },
    { provide: BatchServer, useValue: server },
    { provide: BatchMetrics, useValue: metrics },
    { provide: TopicDirectory, useValue: topicDirectory },
    { provide: ControlTotals, useValue: controlTotals },
    {
      provide: JudgedBatches,
      useValue: new JudgedBatches({ refusals, controlTotals, topicDirectory, metrics, clock }),
    },
    { provide: Lifecycle, useValue: new Lifecycle(own.background ?? {}, [store, warehouse]) },
  ];
}

function checksOf({ parts, kafka, warehouse, store, server }: ConsumerKit, { checks }: OwnParts) {
  return {
    kafka: () => checkKafka(kafka, parts.env),
    clickhouse: () => warehouse.ping(),
    postgres: () => store.ping(),
    ...checks,
    group: async () => server.assertJoined(),
    partitions: async () => server.assertFlowing(),
  };
}
