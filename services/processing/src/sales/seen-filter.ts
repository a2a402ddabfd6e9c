import { murmur2 } from '@vitrine/bus';

const BITS_PER_ENTRY = 16;
const PROBES = 4;
const FIRST_CAPACITY = 65_536;

/** One Bloom filter of a fixed size; its bits are a power of two. */
class Layer {
  private readonly words: Uint32Array;
  private readonly mask: number;
  private free: number;

  constructor(capacity: number) {
    const bits = 2 ** Math.ceil(Math.log2(capacity * BITS_PER_ENTRY));
    this.words = new Uint32Array(bits / 32);
    this.mask = bits - 1;
    this.free = capacity;
  }

  get isFull(): boolean {
    return this.free <= 0;
  }

  add(a: number, b: number): void {
    for (let probe = 0; probe < PROBES; probe++) {
      const bit = (a + probe * b) & this.mask;
      this.words[bit >>> 5] = (this.words[bit >>> 5] as number) | (1 << (bit & 31));
    }
    this.free--;
  }

  has(a: number, b: number): boolean {
    for (let probe = 0; probe < PROBES; probe++) {
      const bit = (a + probe * b) & this.mask;
      if (((this.words[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }
}

/**
 * Says of a ticket or event of a store "surely new" or "perhaps seen". Surely new ones, nearly all, never ask the warehouse. About one in
 * four hundred is suspected wrongly. Grows by layers, 2 bytes an entry.
 */
export class SeenFilter {
  private readonly layers = [new Layer(FIRST_CAPACITY)];
  private readonly seeds = new Map<string, number>();
  private capacity = FIRST_CAPACITY;

  /** `hash` is the warehouse's 53-bit hash of the ticket or event id. */
  add(tenantId: string, storeId: string, hash: number): void {
    const seed = this.seedOf(tenantId, storeId);
    let layer = this.layers.at(-1) as Layer;
    if (layer.isFull) {
      this.capacity *= 2;
      layer = new Layer(this.capacity);
      this.layers.push(layer);
    }
    layer.add(first(hash, seed), second(hash, seed));
  }

  has(tenantId: string, storeId: string, hash: number): boolean {
    const seed = this.seedOf(tenantId, storeId);
    const [a, b] = [first(hash, seed), second(hash, seed)];
    return this.layers.some((layer) => layer.has(a, b));
  }

  private seedOf(tenantId: string, storeId: string): number {
    const store = `${tenantId}:${storeId}`;
    let seed = this.seeds.get(store);
    if (seed === undefined) {
      seed = murmur2(Buffer.from(store));
      this.seeds.set(store, seed);
    }
    return seed;
  }
}

const first = (hash: number, seed: number): number => Math.imul((hash % 4_294_967_296) ^ seed, 0x9e3779b1) >>> 0;
const second = (hash: number, seed: number): number =>
  (Math.imul(Math.floor(hash / 2_097_152) ^ (seed >>> 7), 0x85ebca6b) | 1) >>> 0;
