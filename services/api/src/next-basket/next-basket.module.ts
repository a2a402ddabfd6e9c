import { Module } from '@nestjs/common';
import { Products, TokenBaskets, Warehouse } from '@vitrine/warehouse';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { Holdouts } from '../recommendations/holdouts.js';
import { RecommendationsModule } from '../recommendations/recommendations.module.js';
import { Shelf } from '../recommendations/shelf.js';
import { StoresOfScope } from '../recommendations/store-of-scope.js';
import { NextBasketController } from './next-basket.controller.js';
import { NextBaskets } from './next-baskets.js';

/** Customers who return, by their tokens. */
@Module({
  imports: [CatalogueModule, RecommendationsModule],
  controllers: [NextBasketController],
  providers: [
    {
      provide: NextBaskets,
      useFactory: (warehouse: Warehouse, products: Products, holdouts: Holdouts, shelf: Shelf, stores: StoresOfScope) =>
        new NextBaskets(new TokenBaskets(warehouse), products, holdouts, shelf, stores),
      inject: [Warehouse, Products, Holdouts, Shelf, StoresOfScope],
    },
  ],
})
export class NextBasketModule {}
