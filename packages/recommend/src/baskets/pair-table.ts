/** A slot whose second product is 0 is empty: the greater code of a pair never is. */
const EMPTY = 0;
const FULLEST = 0.6;

/** Counts by pair of codes, in plain arrays: a hash table with open addressing, some 27 bytes a pair. */
export class PairTable {
  private lower = new Uint32Array(1_024);
  private higher = new Uint32Array(1_024);
  private counts = new Float64Array(1_024);
  private used = 0;

  /** Two different codes, in any order. */
  add(one: number, other: number, count: number): void {
    if (this.used >= this.counts.length * FULLEST) this.grow();
    const lower = Math.min(one, other);
    const higher = Math.max(one, other);
    const slot = this.slotOf(lower, higher);
    if (this.higher[slot] === EMPTY) {
      this.lower[slot] = lower;
      this.higher[slot] = higher;
      this.used++;
    }
    this.counts[slot] = (this.counts[slot] as number) + count;
  }

  /** Every pair with a count, in no order. */
  forEach(visit: (lower: number, higher: number, count: number) => void): void {
    for (let slot = 0; slot < this.counts.length; slot++) {
      const count = this.counts[slot] as number;
      if (count !== 0) visit(this.lower[slot] as number, this.higher[slot] as number, count);
    }
  }

  private grow(): void {
    const { lower, higher, counts } = this;
    this.lower = new Uint32Array(counts.length * 2);
    this.higher = new Uint32Array(counts.length * 2);
    this.counts = new Float64Array(counts.length * 2);
    for (let from = 0; from < counts.length; from++) {
      if (higher[from] === EMPTY) continue;
      const slot = this.slotOf(lower[from] as number, higher[from] as number);
      this.lower[slot] = lower[from] as number;
      this.higher[slot] = higher[from] as number;
      this.counts[slot] = counts[from] as number;
    }
  }

  /** Where a pair stands, or would stand. The length is a power of two. */
  private slotOf(lower: number, higher: number): number {
    const mask = this.counts.length - 1;
    const mixed = Math.imul(Math.imul(lower, 0x9e3779b1) + higher, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 16)) & mask;
    while (this.higher[slot] !== EMPTY && (this.higher[slot] !== higher || this.lower[slot] !== lower)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
