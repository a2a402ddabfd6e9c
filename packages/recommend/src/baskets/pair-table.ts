/** A pair's key is `lower * 2^26 + higher`: exact in a float for 67 million products. */
const HALF = 2 ** 26;
const EMPTY = -1;
const FULLEST = 0.6;

/** Counts by pair of codes, in plain arrays: a hash table with open addressing, some 27 bytes a pair. */
export class PairTable {
  private keys = new Float64Array(1_024).fill(EMPTY);
  private counts = new Float64Array(1_024);
  private used = 0;

  add(one: number, other: number, count: number): void {
    if (this.used >= this.keys.length * FULLEST) this.grow();
    const key = one < other ? one * HALF + other : other * HALF + one;
    const slot = slotOf(this.keys, key);
    if (this.keys[slot] === EMPTY) {
      this.keys[slot] = key;
      this.used++;
    }
    this.counts[slot] = (this.counts[slot] as number) + count;
  }

  /** Every pair with a count, in no order. */
  forEach(visit: (lower: number, higher: number, count: number) => void): void {
    for (let slot = 0; slot < this.keys.length; slot++) {
      const key = this.keys[slot] as number;
      const count = this.counts[slot] as number;
      if (key !== EMPTY && count !== 0) visit(Math.floor(key / HALF), key % HALF, count);
    }
  }

  private grow(): void {
    const { keys, counts } = this;
    this.keys = new Float64Array(keys.length * 2).fill(EMPTY);
    this.counts = new Float64Array(keys.length * 2);
    for (let from = 0; from < keys.length; from++) {
      const key = keys[from] as number;
      if (key === EMPTY) continue;
      const slot = slotOf(this.keys, key);
      this.keys[slot] = key;
      this.counts[slot] = counts[from] as number;
    }
  }
}

/** Where a key stands, or would stand. The length is a power of two. */
function slotOf(keys: Float64Array, key: number): number {
  const mask = keys.length - 1;
  const mixed = Math.imul(Math.floor(key / HALF), 0x9e3779b1) ^ Math.imul(key % HALF, 0x85ebca6b);
  let slot = (mixed ^ (mixed >>> 15)) & mask;
  while (keys[slot] !== EMPTY && keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}
