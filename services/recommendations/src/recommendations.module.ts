import { setTimeout as pause } from 'node:timers/promises';
import { type DynamicModule, Module } from '@nestjs/common';
import { type ConsumerParts, createKit, kitProviders } from '@vitrine/consumer';
import { kafkaUses } from '@vitrine/contracts';
import { HealthController } from '@vitrine/platform';
import { BasketFacts, CountedBaskets, TicketHeads } from '@vitrine/warehouse';
import { BasketWriter } from './counting/basket-writer.js';
import { HistoryFill } from './counting/history-fill.js';
import { TicketsConsumer } from './counting/tickets.consumer.js';
import type { Env } from './env.js';

/** Everything the service is made of, built from its environment in one place. */
@Module({})
export class RecommendationsModule {
  static with(parts: ConsumerParts<Env>): DynamicModule {
    const kit = createKit('recommendations', kafkaUses.recommendations, parts);
    const { warehouse, clock } = kit;
    const writer = new BasketWriter(new CountedBaskets(warehouse));
    const history = new HistoryFill({
      facts: new BasketFacts(warehouse),
      heads: new TicketHeads(warehouse),
      writer,
      clock,
      lateInsertMs: 2 * parts.env.CLICKHOUSE_INSERT_DEADLINE_MS,
      pause,
    });
    return {
      module: RecommendationsModule,
      controllers: [HealthController, TicketsConsumer],
      providers: [
        ...kitProviders(kit),
        { provide: BasketWriter, useValue: writer },
        { provide: HistoryFill, useValue: history },
      ],
    };
  }
}
