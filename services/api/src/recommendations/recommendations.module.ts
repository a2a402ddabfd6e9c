import { Module } from '@nestjs/common';
import { Store } from '@vitrine/store';
import {
  Directory,
  ProductMargins,
  Products,
  Promotions,
  SoldProducts,
  StockLevels,
  UnitSales,
  Warehouse,
} from '@vitrine/warehouse';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { ApiSettings } from '../engines/api-settings.js';
import { Assortment } from './assortment.js';
import { ColdCompanions } from './cold-companions.js';
import { CompanionSource } from './companion-source.js';
import { CompanionsAsSeen } from './companions-as-seen.js';
import { DecidePairs } from './decide-pairs.js';
import { DecisionsController } from './decisions.controller.js';
import { Holdouts } from './holdouts.js';
import { KnownProducts } from './known-products.js';
import { TenantMarginBands } from './margin-bands.js';
import { PairDecisions } from './pair-decisions.js';
import { PairsController } from './pairs.controller.js';
import { PairsAsSeen } from './pairs-as-seen.js';
import { RankedOffers } from './ranked-offers.js';
import { RecommendationsController } from './recommendations.controller.js';
import { NoPlans, SellerPlans } from './seller-plans.js';
import { Shelf } from './shelf.js';
import { StoresOfScope } from './store-of-scope.js';

/** What to offer, as the service that counts baskets answers it, within what the caller may see. */
@Module({
  imports: [CatalogueModule, DirectoryModule],
  controllers: [DecisionsController, PairsController, RecommendationsController],
  providers: [
    {
      provide: CompanionSource,
      useFactory: ({ env }: ApiSettings) => new CompanionSource(env.RECOMMENDATIONS_URL),
      inject: [ApiSettings],
    },
    {
      provide: PairDecisions,
      useFactory: (store: Store) => new PairDecisions(store.recommendationPairs),
      inject: [Store],
    },
    {
      provide: DecidePairs,
      useFactory: (store: Store, ...known: [StoresOfScope, KnownProducts]) =>
        new DecidePairs(store.recommendationPairs, ...known),
      inject: [Store, StoresOfScope, KnownProducts],
    },
    {
      provide: TenantMarginBands,
      useFactory: (warehouse: Warehouse) => new TenantMarginBands(new ProductMargins(warehouse)),
      inject: [Warehouse],
    },
    {
      provide: StoresOfScope,
      useFactory: (directory: Directory) => new StoresOfScope(directory),
      inject: [Directory],
    },
    {
      provide: KnownProducts,
      useFactory: (products: Products, warehouse: Warehouse) =>
        new KnownProducts(products, new SoldProducts(warehouse)),
      inject: [Products, Warehouse],
    },
    {
      provide: Holdouts,
      useFactory: (directory: Directory) => new Holdouts(directory),
      inject: [Directory],
    },
    {
      provide: Shelf,
      useFactory: (warehouse: Warehouse) =>
        new Shelf(new Promotions(warehouse), new StockLevels(warehouse), new UnitSales(warehouse)),
      inject: [Warehouse],
    },
    { provide: SellerPlans, useClass: NoPlans },
    {
      provide: RankedOffers,
      useFactory: (...parts: ConstructorParameters<typeof RankedOffers>) => new RankedOffers(...parts),
      inject: [Products, TenantMarginBands, Shelf, SellerPlans],
    },
    {
      provide: ColdCompanions,
      useFactory: (products: Products, warehouse: Warehouse, source: CompanionSource, shelf: Shelf) =>
        new ColdCompanions(products, new Promotions(warehouse), new Assortment(source, shelf)),
      inject: [Products, Warehouse, CompanionSource, Shelf],
    },
    {
      provide: CompanionsAsSeen,
      useFactory: (...parts: ConstructorParameters<typeof CompanionsAsSeen>) => new CompanionsAsSeen(...parts),
      inject: [CompanionSource, PairDecisions, Holdouts, RankedOffers, ColdCompanions, KnownProducts],
    },
    {
      provide: PairsAsSeen,
      useFactory: (...parts: ConstructorParameters<typeof PairsAsSeen>) => new PairsAsSeen(...parts),
      inject: [CompanionSource, Products, PairDecisions],
    },
  ],
  exports: [Holdouts, PairDecisions, SellerPlans, Shelf, StoresOfScope],
})
export class RecommendationsModule {}
