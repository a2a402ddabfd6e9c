import type { Companion } from './companions.js';
import { Transitions } from './transitions.js';

/** Somebody's baskets, the oldest first, of product codes. Whose they are, nobody here knows. */
export type History = readonly (readonly number[])[];

/** What a basket counts for less than the one after it. */
const DECAY = 0.95;
const POPULAR_WEIGHT = 0.3;
const FOLLOWING_WEIGHT = 0.5;

/**
 * What a known customer buys next: s_i = f_i + 0.3 p_i / max p + 0.5 t_i. f_i is the customer's own frequency, Σ 0.95^age over own baskets
 * with i; p_i in how many customers' latest baskets i is; t_i follows from the latest basket, Σ c_ji / (n_j + 20), by `Transitions`. Own
 * frequency and popularity beat most networks: Li, Jullien, Ariannezhad, de Rijke: "A next basket recommendation reality check" (TOIS 2023).
 */
export class NextBasketModel {
  private readonly popular: Float64Array;
  private readonly transitions: Transitions;
  private readonly scores: Float64Array;

  /** @param products how many codes there are */
  constructor(histories: Iterable<History>, products: number) {
    this.transitions = new Transitions(products);
    const latest = new Float64Array(products);
    for (const history of histories) {
      for (const code of history.at(-1) ?? []) latest[code] = (latest[code] as number) + 1;
      for (const [at, basket] of history.entries()) this.transitions.add(history[at - 1] ?? [], basket);
    }
    this.transitions.prune();
    const most = latest.reduce((max, count) => Math.max(max, count), 1);
    this.popular = latest.map((count) => (POPULAR_WEIGHT * count) / most);
    this.scores = new Float64Array(products);
  }

  /** The most likely products, the likeliest first; those bought before too. */
  next(history: History, count: number): Companion[] {
    const { scores } = this;
    scores.set(this.popular);
    for (const [at, basket] of history.entries()) {
      const worth = DECAY ** (history.length - 1 - at);
      for (const code of basket) scores[code] = (scores[code] as number) + worth;
    }
    this.transitions.addTo(scores, history.at(-1) ?? [], FOLLOWING_WEIGHT);
    const ranked = Array.from(scores, (score, code) => ({ code, score })).filter(({ score }) => score > 0);
    return ranked.sort((one, other) => other.score - one.score || one.code - other.code).slice(0, count);
  }
}
