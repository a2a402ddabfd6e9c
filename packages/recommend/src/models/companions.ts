import type { Model } from './model.js';
import { Scores } from './scores.js';

export interface Companion {
  readonly code: number;
  readonly score: number;
}

/** Asks one model, again and again, and keeps the memory that this takes. */
export class CompanionFinder {
  private readonly scores: Scores;

  constructor(private readonly model: Model) {
    this.scores = new Scores(model.prior.values.length);
  }

  /**
   * The best companions of a basket, the best first, none of the basket. Those that score the same stand in the order of their codes, so
   * the answer is the same each time.
   * @param isAllowed products that may be offered; all of them, by default
   */
  find(basket: readonly number[], count: number, isAllowed: (code: number) => boolean = () => true): Companion[] {
    this.scores.clear();
    this.model.score(basket, this.scores);
    const best = new Best(count);
    const taken = new Set(basket);
    const { values, order } = this.model.prior;
    this.scores.forEach((code, score) => {
      const whole = score + (values[code] as number);
      if (best.wants(code, whole) && !taken.has(code) && isAllowed(code)) best.put(code, whole);
    });
    // The basket says nothing about the others: they stand in order, so that behind one that is not wanted none is.
    for (const code of order) {
      const value = values[code] as number;
      if (!best.wants(code, value)) break;
      if (!this.scores.has(code) && !taken.has(code) && isAllowed(code)) best.put(code, value);
    }
    return best.list;
  }

  /** As `find`, of these products alone: as fast as they are few, however many the shop has. */
  findAmong(basket: readonly number[], count: number, codes: Iterable<number>): Companion[] {
    this.scores.clear();
    this.model.score(basket, this.scores);
    const best = new Best(count);
    const { values } = this.model.prior;
    for (const code of codes) {
      const whole = this.scores.valueOf(code) + (values[code] as number);
      if (best.wants(code, whole)) best.put(code, whole);
    }
    return best.list;
  }
}

class Best {
  readonly list: Companion[] = [];
  private lowest = Number.NEGATIVE_INFINITY;

  constructor(private readonly count: number) {}

  wants(code: number, score: number): boolean {
    if (score < this.lowest) return false;
    const last = this.list[this.count - 1];
    return last === undefined || isBefore({ code, score }, last);
  }

  put(code: number, score: number): void {
    const one = { code, score };
    let at = this.list.length;
    while (at > 0 && isBefore(one, this.list[at - 1] as Companion)) at--;
    this.list.splice(at, 0, one);
    if (this.list.length > this.count) this.list.pop();
    if (this.list.length === this.count) this.lowest = this.list[this.count - 1]?.score ?? this.lowest;
  }
}

function isBefore(one: Companion, other: Companion): boolean {
  return one.score > other.score || (one.score === other.score && one.code < other.code);
}
