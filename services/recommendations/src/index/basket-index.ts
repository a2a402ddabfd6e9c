import type { BasketCounts } from '@vitrine/recommend';
import type { Ranking } from '../ranking/ranking.js';
import type { IndexData } from './index-data.js';

/** The counts of a tenant, or of one store, as they are asked. */
export interface BasketIndex {
  /** What it was made of. */
  readonly data: IndexData;
  readonly counts: BasketCounts;
  readonly ranking: Ranking;
  /** Beside those of `counts`: nothing is learned of them. */
  readonly largeBaskets: number;
  /** By code: how many stores sold the product in a basket that something is learned of. */
  readonly storesWith: Uint16Array;
  /**
   * Whether the product is in a store's assortment: sold in a basket there, in its latest 13 weeks with sales. True of every product for a
   * store without baskets. @param code undefined: nobody has sold it
   */
  sells(storeId: string, code: number | undefined): boolean;
  /** Of the counts, and of what was chosen, when it was read. */
  readonly state: string;
  /** In memory; more as soon as a nightly model is fitted. */
  readonly bytes: number;
}
