import { Module } from '@nestjs/common';
import { Products, RecommendationLists, SellerProducts, Warehouse } from '@vitrine/warehouse';
import { Registry } from 'prom-client';
import { CatalogueModule } from '../../catalogue/catalogue.module.js';
import { ApiSettings } from '../../engines/api-settings.js';
import { Holdouts } from '../holdouts.js';
import { PairDecisions } from '../pair-decisions.js';
import { RecommendationsModule } from '../recommendations.module.js';
import { SellerPlans } from '../seller-plans.js';
import { Shelf } from '../shelf.js';
import { BundlesAsSeen } from './bundles-as-seen.js';
import { ListsController } from './lists.controller.js';
import { LowAsSeen } from './low-as-seen.js';
import { MarginsAsSeen } from './margins-as-seen.js';
import { Nightly } from './nightly.js';
import { ShelfOfLists } from './on-shelf.js';
import { PromoteAsSeen } from './promote-as-seen.js';
import { UnreadableItems } from './unreadable-items.js';

/** The lists that the job `lists` made, within what the caller may see. */
@Module({
  imports: [CatalogueModule, RecommendationsModule],
  controllers: [ListsController],
  providers: [
    {
      provide: RecommendationLists,
      useFactory: (warehouse: Warehouse) => new RecommendationLists(warehouse),
      inject: [Warehouse],
    },
    {
      provide: SellerProducts,
      useFactory: (warehouse: Warehouse) => new SellerProducts(warehouse),
      inject: [Warehouse],
    },
    {
      provide: Nightly,
      useFactory: (lists: RecommendationLists, registry: Registry, { logger }: ApiSettings) =>
        new Nightly(lists, new UnreadableItems(registry, logger)),
      inject: [RecommendationLists, Registry, ApiSettings],
    },
    {
      provide: ShelfOfLists,
      useFactory: (products: Products, shelf: Shelf) => new ShelfOfLists(products, shelf),
      inject: [Products, Shelf],
    },
    {
      provide: PromoteAsSeen,
      useFactory: (...parts: ConstructorParameters<typeof PromoteAsSeen>) => new PromoteAsSeen(...parts),
      inject: [Nightly, ShelfOfLists, SellerProducts, Holdouts],
    },
    {
      provide: MarginsAsSeen,
      useFactory: (...parts: ConstructorParameters<typeof MarginsAsSeen>) => new MarginsAsSeen(...parts),
      inject: [Nightly, RecommendationLists, ShelfOfLists, SellerProducts, Holdouts, SellerPlans],
    },
    {
      provide: LowAsSeen,
      useFactory: (...parts: ConstructorParameters<typeof LowAsSeen>) => new LowAsSeen(...parts),
      inject: [Nightly, ShelfOfLists, Holdouts],
    },
    {
      provide: BundlesAsSeen,
      useFactory: (...parts: ConstructorParameters<typeof BundlesAsSeen>) => new BundlesAsSeen(...parts),
      inject: [Nightly, ShelfOfLists, PairDecisions, Holdouts],
    },
  ],
})
export class RecommendationListsModule {}
