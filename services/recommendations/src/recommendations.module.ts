import { setTimeout as pause } from 'node:timers/promises';
import { type DynamicModule, Module } from '@nestjs/common';
import { type ConsumerKit, type ConsumerParts, createKit, kitProviders } from '@vitrine/consumer';
import { kafkaUses } from '@vitrine/contracts';
import { HealthController } from '@vitrine/platform';
import {
  BasketCountReader,
  BasketFacts,
  CountedBaskets,
  ModelChoices,
  RecommendationFeedbackLog,
  RecommendationLists,
  TicketHeads,
} from '@vitrine/warehouse';
import { AssortmentController } from './companions/assortment.controller.js';
import { AssortmentAnswers } from './companions/assortment.js';
import { CompanionsController } from './companions/companions.controller.js';
import { CompanionAnswers } from './companions/companions.js';
import { PairsController } from './companions/pairs.controller.js';
import { PairAnswers } from './companions/pairs.js';
import { BasketWriter } from './counting/basket-writer.js';
import { HistoryFill } from './counting/history-fill.js';
import { TicketsConsumer } from './counting/tickets.consumer.js';
import { IndexDisk } from './disk/index-disk.js';
import type { Env } from './env.js';
import { FeedbackConsumer } from './feedback/feedback.consumer.js';
import { IndexCache } from './index/index-cache.js';
import { watchIndexes } from './index/index-metrics.js';
import { openIndex } from './index/open-index.js';
import { readIndex, stateOf } from './index/read-index.js';
import { RefreshLoop } from './index/refresh-loop.js';
import { watchLists } from './lists/list-age.js';
import { MetricsServer } from './metrics/metrics-server.js';
import { ChoiceSource } from './ranking/choice-source.js';
import { fitInThread } from './ranking/fit-in-thread.js';
import { NightlyFits } from './ranking/nightly-fits.js';

const FIT_CODE = new URL('./ranking/fit-worker.js', import.meta.url);

/** An index is read anew more rarely than this: few large inserts in ClickHouse cost others less than many small ones. */
const GATHER_MS = 3_000;

/** Everything the service is made of, built from its environment in one place. */
@Module({})
export class RecommendationsModule {
  static with(parts: ConsumerParts<Env>): DynamicModule {
    const kit = createKit('recommendations', kafkaUses.recommendations, parts, { gatherMs: GATHER_MS });
    const writer = new BasketWriter(new CountedBaskets(kit.warehouse));
    const disk = diskOf(kit, parts);
    const indexes = indexesOf(kit, parts, disk);
    watchIndexes(parts.registry, indexes, disk);
    watchLists(parts.registry, new RecommendationLists(kit.warehouse), () => kit.clock.nowMs());
    return {
      module: RecommendationsModule,
      controllers: [
        HealthController,
        TicketsConsumer,
        FeedbackConsumer,
        CompanionsController,
        PairsController,
        AssortmentController,
      ],
      providers: [
        ...kitProviders(kit, { background: backgroundOf(indexes, parts) }),
        { provide: BasketWriter, useValue: writer },
        { provide: HistoryFill, useValue: historyOf(kit, parts, writer) },
        { provide: RecommendationFeedbackLog, useValue: new RecommendationFeedbackLog(kit.warehouse) },
        { provide: CompanionAnswers, useValue: new CompanionAnswers(indexes) },
        { provide: AssortmentAnswers, useValue: new AssortmentAnswers(indexes) },
        { provide: PairAnswers, useValue: new PairAnswers(indexes) },
      ],
    };
  }
}

function backgroundOf(indexes: IndexCache, { env, registry }: ConsumerParts<Env>) {
  const loop = new RefreshLoop(indexes, env.INDEX_REFRESH_MS);
  const metrics = env.METRICS_PORT && new MetricsServer(registry, { host: env.HOST, port: env.METRICS_PORT });
  return {
    start: async () => {
      loop.start();
      if (metrics) await metrics.start();
    },
    stop: async () => {
      loop.stop();
      if (metrics) await metrics.stop();
    },
  };
}

function historyOf({ warehouse, clock }: ConsumerKit, { env }: ConsumerParts<Env>, writer: BasketWriter): HistoryFill {
  return new HistoryFill({
    facts: new BasketFacts(warehouse),
    heads: new TicketHeads(warehouse),
    writer,
    clock,
    lateInsertMs: 2 * env.CLICKHOUSE_INSERT_DEADLINE_MS,
    pause,
  });
}

function diskOf({ clock }: ConsumerKit, { env, logger }: ConsumerParts<Env>): IndexDisk {
  return new IndexDisk({
    folder: env.INDEX_FOLDER,
    database: `${env.CLICKHOUSE_URL} ${env.CLICKHOUSE_DATABASE}`,
    mostBytes: env.INDEX_DISK_MIB * 2 ** 20,
    nowMs: () => clock.nowMs(),
    onError: (error) => logger.warn({ error: String(error) }, 'indexes are not laid on the disk: they are read anew'),
  });
}

function indexesOf(
  { warehouse, clock }: ConsumerKit,
  { env, logger }: ConsumerParts<Env>,
  laid: IndexDisk,
): IndexCache {
  const sources = {
    nowMs: () => clock.nowMs(),
    reader: new BasketCountReader(warehouse),
    choices: new ChoiceSource(new ModelChoices(warehouse)),
    fits: new NightlyFits({
      fit: (task) => fitInThread(FIT_CODE, task),
      onError: (error) => logger.warn({ error: String(error) }, 'a nightly model was not fitted: the live one ranks'),
    }),
  };
  return new IndexCache({
    read: (of) => readIndex(sources, of),
    stateOf: (of) => stateOf(sources, of),
    open: (of, data) => openIndex(sources.fits, of, data),
    laid,
    mostBytes: env.INDEX_MIB * 2 ** 20,
    onError: (error) => logger.warn({ error: String(error) }, 'an index was not read anew'),
  });
}
