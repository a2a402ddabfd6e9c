import { type DynamicModule, Module } from '@nestjs/common';
import { BatchServer, checkKafka, createKafka } from '@vitrine/bus';
import { kafkaUses } from '@vitrine/contracts';
import { HealthChecks, HealthController, type Logger } from '@vitrine/platform';
import { parseMasterKeys } from '@vitrine/privacy';
import { createStore } from '@vitrine/store';
import {
  CatalogRecords,
  ControlTotals,
  createWarehouse,
  DeadLetters,
  Journal,
  PersonalValues,
  ProductCosts,
  Products,
  SaleLines,
  Sellers,
  Stores,
  Targets,
  TicketHeads,
} from '@vitrine/warehouse';
import { Registry } from 'prom-client';
import { CatalogConsumer } from './catalog/catalog.consumer.js';
import { CatalogWriter } from './catalog/catalog-writer.js';
import { Catalogue } from './catalog/catalogue.js';
import { CatalogueFeed } from './catalog/catalogue-feed.js';
import { Clock } from './clock.js';
import { RefusalWriter } from './dead-letters/refusal-writer.js';
import type { Env } from './env.js';
import { JournalledInsert } from './journal/journalled-insert.js';
import { Lifecycle } from './lifecycle.js';
import { ProcessingMetrics } from './processing-metrics.js';
import { OpenTickets } from './restate/open-tickets.js';
import { Restater } from './restate/restater.js';
import { BatchCutter } from './sales/cut-batch.js';
import { EarlierTries } from './sales/earlier-try.js';
import { KnownTickets } from './sales/known-tickets.js';
import { SalesConsumer } from './sales/sales.consumer.js';
import { SalesWriter, type SettleHooks } from './sales/sales-writer.js';
import { ForgetDeleted } from './tenants/forget-deleted.js';
import { Strangers } from './tenants/strangers.js';
import { TenantDirectory } from './tenants/tenant-directory.js';
import { TopicDirectory } from './topic-directory.js';
import { watchStalled } from './watch-stalled.js';

export interface ModuleParts {
  readonly env: Env;
  readonly logger: Logger;
  readonly registry: Registry;
  /** For tests that stop the world at a chosen moment. */
  readonly hooks?: SettleHooks;
  readonly onFatal?: (error: Error) => void;
}

/** Everything the service is made of, built from its environment in one place. */
@Module({})
export class ProcessingModule {
  static with({ env, logger, registry, hooks, onFatal }: ModuleParts): DynamicModule {
    const clock = new Clock();
    const kafka = createKafka(env, 'processing', logger);
    const store = createStore(env.DATABASE_URL);
    const masterKeys = parseMasterKeys(env.PRIVACY_KEY);
    const warehouse = createWarehouse(env, { insertDeadlineMs: env.CLICKHOUSE_INSERT_DEADLINE_MS });
    const metrics = new ProcessingMetrics(registry);
    const topicDirectory = new TopicDirectory(kafka, env);
    const lines = new SaleLines(warehouse);
    const deadLetters = new DeadLetters(warehouse);
    const controlTotals = new ControlTotals(warehouse);
    const personalValues = new PersonalValues(warehouse);
    const dimensions = {
      stores: new Stores(warehouse),
      sellers: new Sellers(warehouse),
      products: new Products(warehouse),
      costs: new ProductCosts(warehouse),
    };
    const catalogue = new Catalogue();
    const { group: groupId, transactionalIds } = kafkaUses.processing;
    const feed = new CatalogueFeed({ kafka, env, log: logger }, catalogue, dimensions);
    const inserts = new JournalledInsert(new Journal(warehouse), lines, clock);
    const restateParts = {
      feed,
      catalogue,
      open: new OpenTickets(warehouse, catalogue),
      lines,
      inserts,
      metrics,
      clock,
    };
    const earlier = new EarlierTries(lines, inserts);
    const tenants = new TenantDirectory(store, masterKeys, clock);
    const forgetDeleted = new ForgetDeleted(store, [tenants, catalogue], (error) =>
      logger.warn({ error: String(error) }, 'tenants that are being deleted could not be looked up; trying again'),
    );
    const records = { targets: new Targets(warehouse), records: new CatalogRecords(warehouse) };
    const server = new BatchServer({
      kafka,
      env,
      groupId,
      transactionalIds,
      log: logger,
      onRetry: (what) => metrics.waited(what),
      ...(onFatal && { onFatal }),
    });
    watchStalled(registry, server);
    const checks = new HealthChecks({
      kafka: () => checkKafka(kafka, env),
      clickhouse: () => warehouse.ping(),
      postgres: () => store.ping(),
      catalogue: async () => feed.assertCaughtUp(),
      group: async () => server.assertJoined(),
      partitions: async () => server.assertFlowing(),
    });
    return {
      module: ProcessingModule,
      controllers: [HealthController, SalesConsumer, CatalogConsumer],
      providers: [
        { provide: Clock, useValue: clock },
        { provide: Registry, useValue: registry },
        { provide: HealthChecks, useValue: checks },
        { provide: BatchServer, useValue: server },
        { provide: ProcessingMetrics, useValue: metrics },
        { provide: TopicDirectory, useValue: topicDirectory },
        { provide: Catalogue, useValue: catalogue },
        { provide: CatalogueFeed, useValue: feed },
        { provide: Restater, useValue: new Restater(restateParts) },
        { provide: EarlierTries, useValue: earlier },
        {
          provide: BatchCutter,
          useValue: new BatchCutter({ lines, counts: { controlTotals, personalValues }, earlier, inserts }),
        },
        { provide: KnownTickets, useValue: new KnownTickets(new TicketHeads(warehouse), lines) },
        {
          provide: SalesWriter,
          useValue: new SalesWriter({ lines, deadLetters, controlTotals, personalValues, earlier, inserts }, hooks),
        },
        { provide: ControlTotals, useValue: controlTotals },
        { provide: PersonalValues, useValue: personalValues },
        { provide: RefusalWriter, useValue: new RefusalWriter(deadLetters, controlTotals, catalogue.hasStore) },
        { provide: CatalogWriter, useValue: new CatalogWriter({ ...dimensions, ...records }, store.people) },
        { provide: TenantDirectory, useValue: tenants },
        { provide: Strangers, useValue: new Strangers(tenants, inserts) },
        { provide: Lifecycle, useValue: new Lifecycle({ feed, forgetDeleted, store, warehouse, masterKeys, logger }) },
      ],
    };
  }
}
