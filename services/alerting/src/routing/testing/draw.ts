/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Draw {
  constructor(private state: number) {}

  /** From 0 to below `end`. */
  below(end: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * end);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  one<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('There is nothing to draw from.');
    return value;
  }

  some<Value>(values: readonly Value[], count: number): Value[] {
    return Array.from({ length: count }, () => this.one(values));
  }
}
