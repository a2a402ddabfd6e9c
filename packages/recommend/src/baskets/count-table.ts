import type { BasketCounts } from './counts.js';
import { type FlatCounts, openCounts } from './flat-counts.js';
import { PairTable } from './pair-table.js';
import { symmetricRows } from './symmetric-rows.js';

/** Takes counts in, in any order and signed, and gives them out as they are read: by product. */
export class CountTable {
  private baskets = 0;
  private readonly productIds: string[] = [];
  private readonly codes = new Map<string, number>();
  private readonly itemBaskets: number[] = [];
  private readonly pairs = new PairTable();

  addBaskets(baskets: number): void {
    this.baskets += baskets;
  }

  addItem(productId: string, baskets: number): void {
    this.addTo(this.codeFor(productId), baskets);
  }

  /** A pair is the same in either order. */
  addPair(one: string, other: string, baskets: number): void {
    this.pairs.add(this.codeFor(one), this.codeFor(other), baskets);
  }

  /** Counts a whole basket of different products, or takes it back with a weight of -1. */
  addBasket(productIds: readonly string[], weight = 1): void {
    this.baskets += weight;
    const codes = productIds.map((productId) => this.codeFor(productId));
    for (const [at, code] of codes.entries()) {
      this.addTo(code, weight);
      for (let next = at + 1; next < codes.length; next++) this.pairs.add(code, codes[next] as number, weight);
    }
  }

  /** What was counted until now. Pairs that were taken back whole are left out; later changes do not show. */
  counts(): BasketCounts {
    return openCounts(this.flat());
  }

  /** The same, as plain arrays. */
  flat(): FlatCounts {
    return {
      baskets: this.baskets,
      productIds: [...this.productIds],
      itemBaskets: Float64Array.from(this.itemBaskets),
      rows: symmetricRows(this.productIds.length, this.pairs),
    };
  }

  private addTo(code: number, baskets: number): void {
    this.itemBaskets[code] = (this.itemBaskets[code] as number) + baskets;
  }

  private codeFor(productId: string): number {
    const known = this.codes.get(productId);
    if (known !== undefined) return known;
    const code = this.productIds.push(productId) - 1;
    this.codes.set(productId, code);
    this.itemBaskets.push(0);
    return code;
  }
}
