import { Module } from '@nestjs/common';
import { Store } from '@vitrine/store';
import { Directory, OfferCounts, StoreHours, Warehouse } from '@vitrine/warehouse';
import { DirectoryModule } from '../directory/directory.module.js';
import { Holdouts } from '../recommendations/holdouts.js';
import { RecommendationsModule } from '../recommendations/recommendations.module.js';
import { StoresOfScope } from '../recommendations/store-of-scope.js';
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
      useFactory: ({ outbox, audit }: Store, holdouts: Holdouts, stores: StoresOfScope, directory: Directory) =>
        new Feedback({ outbox, audit, holdouts, stores, directory }),
      inject: [Store, Holdouts, StoresOfScope, Directory],
    },
    {
      provide: Effect,
      useFactory: ({ people }: Store, directory: Directory, warehouse: Warehouse, stores: StoresOfScope) =>
        new Effect({ stores, directory, people, counts: new OfferCounts(warehouse), hours: new StoreHours(warehouse) }),
      inject: [Store, Directory, Warehouse, StoresOfScope],
    },
  ],
})
export class EffectModule {}
