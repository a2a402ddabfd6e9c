import { type History, NextBasketModel } from '@vitrine/recommend';

/** What fewer customers took is what somebody bought: nobody is told of it. */
const LEAST_CUSTOMERS = 3;

/** A model of products by id, and what it was learned from. */
export class LearnedBaskets {
  private readonly codes = new Map<string, number>();
  private readonly ids: string[] = [];
  private readonly histories: History[];
  private readonly model: NextBasketModel;
  private readonly own: History;

  /** @param own baskets of the customer who is asked about, the oldest first; @param others each one's baskets */
  constructor(own: readonly (readonly string[])[], others: readonly (readonly (readonly string[])[])[]) {
    this.own = this.coded(own);
    this.histories = others.map((history) => this.coded(history));
    this.model = new NextBasketModel(this.histories, this.ids.length);
  }

  /** The likeliest first. */
  next(): string[] {
    return this.model.next(this.own, this.ids.length).map(({ code }) => this.ids[code] as string);
  }

  /** Whether enough others took it right after a basket that shares a product with the customer's last one. */
  follows(productId: string): boolean {
    const code = this.codes.get(productId) ?? -1;
    const last = new Set(this.own.at(-1));
    return this.isOfEnough((history) =>
      history.some((basket, at) => basket.some((one) => last.has(one)) && history[at + 1]?.includes(code)),
    );
  }

  /** Whether there is a reason to tell: own baskets have it, or enough others took it, next or last. */
  hasReason(productId: string): boolean {
    const code = this.codes.get(productId) ?? -1;
    if (this.own.some((basket) => basket.includes(code))) return true;
    return this.follows(productId) || this.isOfEnough((history) => history.at(-1)?.includes(code) ?? false);
  }

  private isOfEnough(took: (history: History) => boolean): boolean {
    let customers = 0;
    return this.histories.some((history) => took(history) && ++customers >= LEAST_CUSTOMERS);
  }

  private coded(history: readonly (readonly string[])[]): number[][] {
    return history.map((basket) => basket.map((productId) => this.codeOf(productId)));
  }

  private codeOf(productId: string): number {
    const known = this.codes.get(productId);
    if (known !== undefined) return known;
    this.codes.set(productId, this.ids.length);
    this.ids.push(productId);
    return this.ids.length - 1;
  }
}
