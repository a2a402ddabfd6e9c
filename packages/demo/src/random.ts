/** Mixes integers into one well-spread unsigned 32-bit integer (the finaliser of murmur3 over each word in turn). */
export function hash32(...words: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const word of words) {
    hash = Math.imul(hash ^ word, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

/** The same as a fraction in [0, 1): one decision about one thing, without a generator. */
export function chance(...words: readonly number[]): number {
  return hash32(...words) / 0x1_0000_0000;
}

/** Chris Doty-Humphrey's sfc32: 128 bits of state, passes PractRand, a few nanoseconds a number. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(...seed: readonly number[]) {
    this.a = hash32(1, ...seed) | 0;
    this.b = hash32(2, ...seed) | 0;
    this.c = hash32(3, ...seed) | 0;
    for (let round = 0; round < 6; round++) this.next();
  }

  /** Uniform in [0, 1). */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  }

  /** Uniform integer in [0, below). */
  below(below: number): number {
    return (this.next() * below) | 0;
  }

  /** Uniform integer in [from, to], both included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  isLucky(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** Mean 0, deviation about 1, bounded by ±3: the sum of twelve uniforms less six, near enough to normal for shops. */
  wobble(): number {
    let sum = -6;
    for (let draw = 0; draw < 12; draw++) sum += this.next();
    return Math.max(-3, Math.min(3, sum));
  }
}

/** Draws an index with probability proportional to its weight in constant time (Walker's alias method). */
export class Lottery {
  private readonly keep: Float64Array;
  private readonly other: Uint32Array;

  constructor(weights: readonly number[]) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const scaled = weights.map((weight) => (weight * weights.length) / total);
    this.keep = new Float64Array(weights.length).fill(1);
    this.other = new Uint32Array(weights.length).map((_, index) => index);
    const poor = scaled.flatMap((share, index) => (share < 1 ? [index] : []));
    const rich = scaled.flatMap((share, index) => (share >= 1 ? [index] : []));
    while (poor.length > 0 && rich.length > 0) {
      const taker = poor.pop() as number;
      const giver = rich.at(-1) as number;
      this.keep[taker] = scaled[taker] as number;
      this.other[taker] = giver;
      scaled[giver] = (scaled[giver] as number) + (scaled[taker] as number) - 1;
      if ((scaled[giver] as number) < 1) poor.push(rich.pop() as number);
    }
  }

  draw(random: Random): number {
    const index = random.below(this.keep.length);
    return random.next() < (this.keep[index] as number) ? index : (this.other[index] as number);
  }
}
