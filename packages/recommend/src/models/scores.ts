/** Scores of one basket, by code: a dense array that is used again, and the few codes that were touched. */
export class Scores {
  private readonly values: Float64Array;
  private readonly isTouched: Uint8Array;
  private readonly touched: Uint32Array;
  private count = 0;

  constructor(products: number) {
    this.values = new Float64Array(products);
    this.isTouched = new Uint8Array(products);
    this.touched = new Uint32Array(products);
  }

  clear(): void {
    for (let at = 0; at < this.count; at++) {
      const code = this.touched[at] as number;
      this.values[code] = 0;
      this.isTouched[code] = 0;
    }
    this.count = 0;
  }

  add(code: number, score: number): void {
    this.touch(code);
    this.values[code] = (this.values[code] as number) + score;
  }

  /** Scores are at least 0 in a model that raises. */
  raise(code: number, score: number): void {
    this.touch(code);
    if (score > (this.values[code] as number)) this.values[code] = score;
  }

  valueOf(code: number): number {
    return this.values[code] as number;
  }

  has(code: number): boolean {
    return this.isTouched[code] === 1;
  }

  forEach(visit: (code: number, score: number) => void): void {
    for (let at = 0; at < this.count; at++) {
      const code = this.touched[at] as number;
      visit(code, this.values[code] as number);
    }
  }

  private touch(code: number): void {
    if (this.isTouched[code] === 1) return;
    this.isTouched[code] = 1;
    this.touched[this.count++] = code;
  }
}
