import { Module } from '@nestjs/common';
import { Store } from '@vitrine/store';
import { Directory, OfferCounts, StoreHours, Warehouse } from '@vitrine/warehouse';
import { DirectoryModule } from '../directory/directory.module.js';
import { Holdouts } from '../recommendations/holdouts.js';
import { RecommendationsModule } from '../recommendations/recommendations.module.js';
import { EffectController } from './effect.controller.js';
import { Effect } from './effect.js';
import { FeedbackController } from './feedback.controller.js';
import { Feedback } from './feedback.js';

/** Whether suggestions work: what became of offers, and what hours with them bring. */
@Module({
  imports: [DirectoryModule, RecommendationsModule],
  controllers: [FeedbackController, EffectController],
  providers: [
    {
      provide: Feedback,
      useFactory: ({ outbox, audit }: Store, holdouts: Holdouts) => new Feedback(outbox, audit, holdouts),
      inject: [Store, Holdouts],
    },
    {
      provide: Effect,
      useFactory: ({ people }: Store, directory: Directory, warehouse: Warehouse) =>
        new Effect({ directory, people, counts: new OfferCounts(warehouse), hours: new StoreHours(warehouse) }),
      inject: [Store, Directory, Warehouse],
    },
  ],
})
export class EffectModule {}
