import type { BasketCounts } from '@vitrine/recommend';
import type { Ranking } from '../ranking/ranking.js';

/** The counts of a tenant, or of one store, as they are asked. */
export interface BasketIndex {
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
  readonly bytes: number;
}

export class StoreShelves {
  private readonly byStore = new Map<string, Uint8Array>();

  constructor(private readonly products: number) {}

  put(storeId: string, code: number): void {
    const shelf = this.byStore.get(storeId) ?? new Uint8Array((this.products + 7) >> 3);
    shelf[code >> 3] = (shelf[code >> 3] as number) | (1 << (code & 7));
    this.byStore.set(storeId, shelf);
  }

  has(storeId: string, code: number | undefined): boolean {
    const shelf = this.byStore.get(storeId);
    if (shelf === undefined) return true;
    return code !== undefined && ((shelf[code >> 3] as number) & (1 << (code & 7))) !== 0;
  }

  get bytes(): number {
    return this.byStore.size * ((this.products + 7) >> 3);
  }
}
