import { createTopics, type KafkaEnv, type TopicOptions } from '@vitrine/bus';
import { type Store, MigrationChanged as StoreMigrationChanged } from '@vitrine/store';
import { type RenderTarget, type Warehouse, MigrationChanged as WarehouseMigrationChanged } from '@vitrine/warehouse';
import type { Kafka } from 'kafkajs';

export type Part = 'postgres' | 'clickhouse' | 'kafka';

/** Carries out one part, which may be repeated. What the work answers are the files applied now; topics have none. */
export type CarryOut = (part: Part, work: () => Promise<readonly string[] | undefined>) => Promise<unknown>;

export interface Engines {
  readonly store: Store;
  readonly warehouse: Warehouse;
  /** Undefined where somebody else keeps the topics. */
  readonly topics:
    | (TopicOptions & { readonly kafka: Kafka; readonly env: Pick<KafkaEnv, 'KAFKA_TOPIC_PREFIX'> })
    | undefined;
}

export interface MigrationRun {
  /** What the warehouse runs on; one server when not said. */
  readonly target?: RenderTarget;
  /** Recorded when everything has its shape, and waited for by services. Nothing is recorded when not said. */
  readonly schemaVersion?: number;
  /** How each part is carried out; once, when not said. */
  readonly carryOut?: CarryOut;
}

/**
 * Brings Postgres, ClickHouse and the topics to this release's shape, in this order, then records the schema version.
 * Each part may be repeated, so a run that was cut short is simply run again.
 * @throws MigrationChanged of either engine (isChangedFile), and the typed error of an engine that is away
 */
export async function migrateEverything(
  { store, warehouse, topics }: Engines,
  { target = 'single', schemaVersion, carryOut = (_part, work) => work() }: MigrationRun = {},
): Promise<void> {
  await carryOut('postgres', () => store.migrate());
  await carryOut('clickhouse', () => warehouse.migrate({ target }));
  if (topics) await carryOut('kafka', () => createTopics(topics.kafka, topics.env, topics).then(() => undefined));
  if (schemaVersion !== undefined) await store.schemaRecord.finish(schemaVersion);
}

/** Whether a migration was refused because an applied file has another content now, which no waiting can mend. */
export const isChangedFile = (error: unknown): boolean =>
  error instanceof StoreMigrationChanged || error instanceof WarehouseMigrationChanged;
