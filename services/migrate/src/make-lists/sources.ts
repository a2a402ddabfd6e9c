import {
  BasketCountReader,
  BundleBaskets,
  FirstSales,
  ListFacts,
  MarketIndex,
  Products,
  ProductWeeks,
  Promotions,
  RecommendationLists,
  StockLevels,
  Stores,
  type Warehouse,
} from '@vitrine/warehouse';

/** Everything that lists are read from, and written to. */
export type Sources = ReturnType<typeof sourcesOf>;

export const sourcesOf = (warehouse: Warehouse) => ({
  counts: new BasketCountReader(warehouse),
  bundles: new BundleBaskets(warehouse),
  facts: new ListFacts(warehouse),
  firstSales: new FirstSales(warehouse),
  market: new MarketIndex(warehouse),
  products: new Products(warehouse),
  weeks: new ProductWeeks(warehouse),
  promotions: new Promotions(warehouse),
  stock: new StockLevels(warehouse),
  stores: new Stores(warehouse),
  lists: new RecommendationLists(warehouse),
});
