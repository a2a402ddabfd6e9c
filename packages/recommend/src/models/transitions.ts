/** A larger basket says nothing of what follows what, and would be thousands of pairs. */
const LARGEST = 60;
const KEPT = 64;
/** How many baskets it takes until what followed a product is half believed. */
const SHRINK = 20;

/** Which products follow which, from a basket to the same customer's next one. */
export class Transitions {
  private readonly from: Float64Array;
  private readonly counts: Map<number, number>[];

  constructor(products: number) {
    this.from = new Float64Array(products);
    this.counts = Array.from({ length: products }, () => new Map());
  }

  add(before: readonly number[], after: readonly number[]): void {
    if (before.length > LARGEST || after.length > LARGEST) return;
    for (const code of before) {
      const counts = this.counts[code] as Map<number, number>;
      this.from[code] = (this.from[code] as number) + 1;
      for (const next of after) counts.set(next, (counts.get(next) ?? 0) + 1);
    }
  }

  /** Keeps of each product what follows most. What is added later counts on. */
  prune(): void {
    for (const [code, counts] of this.counts.entries()) {
      if (counts.size <= KEPT) continue;
      const most = [...counts].sort(([one, of], [other, as]) => as - of || one - other).slice(0, KEPT);
      this.counts[code] = new Map(most);
    }
  }

  /** Adds what a basket makes likely to scores by code. */
  addTo(scores: Float64Array, basket: readonly number[], weight: number): void {
    for (const code of basket) {
      const worth = weight / ((this.from[code] as number) + SHRINK);
      for (const [next, count] of this.counts[code] as Map<number, number>)
        scores[next] = (scores[next] as number) + worth * count;
    }
  }
}
