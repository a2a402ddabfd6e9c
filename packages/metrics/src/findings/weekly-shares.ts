import { divide, type Scaled } from '../ratio.js';

/** What one store sold of one product in one ISO week. Rows of the same product and week add up. */
export interface ProductWeek {
  readonly store: string;
  readonly product: string;
  readonly category: string;
  /** `2026-W47`; whole weeks only: a week under way would be judged by its first days. */
  readonly week: string;
  readonly netSalesE4: bigint;
}

/** Shares are integers of 10^-12. */
export const SHARE_PLACES = 12;

/** Amounts by week. */
type Weekly = ReadonlyMap<string, bigint>;

/** One category of one store. */
export interface CategoryWeeks {
  readonly store: string;
  readonly category: string;
  readonly netSalesE4: Weekly;
  /** Weeks in which more of the category was sold than came back: only these have shares. In order. */
  readonly tradingWeeks: readonly string[];
  readonly products: ReadonlyMap<string, ProductShares>;
}

/** One product of a category of a store. */
export interface ProductShares {
  readonly netSalesE4: Weekly;
  /**
   * Its share of the category by week, in order. A week without any sale has none, for whether there was nothing on the shelf or nobody
   * who wanted it is not known. Neither has one in which more came back than was sold.
   */
  readonly shares: Weekly;
}

/** Every category of every store, by `categoryKey`. */
export function categoriesOf(rows: readonly ProductWeek[]): ReadonlyMap<string, CategoryWeeks> {
  const found = new Map<string, Sums>();
  for (const row of rows) {
    const key = categoryKey(row.store, row.category);
    const of = found.get(key) ?? emptySums(row);
    found.set(key, of);
    addTo(of.netSalesE4, row);
    const product = of.products.get(row.product) ?? new Map<string, bigint>();
    of.products.set(row.product, product);
    addTo(product, row);
  }
  return new Map([...found].map(([key, of]) => [key, withShares(of)]));
}

export const categoryKey = (store: string, category: string): string => JSON.stringify([store, category]);

interface Sums {
  readonly store: string;
  readonly category: string;
  readonly netSalesE4: Map<string, bigint>;
  readonly products: Map<string, Map<string, bigint>>;
}

const emptySums = ({ store, category }: ProductWeek): Sums => ({
  store,
  category,
  netSalesE4: new Map(),
  products: new Map(),
});

function addTo(weekly: Map<string, bigint>, { week, netSalesE4 }: ProductWeek): void {
  weekly.set(week, (weekly.get(week) ?? 0n) + netSalesE4);
}

function withShares({ products, ...of }: Sums): CategoryWeeks {
  const tradingWeeks = [...of.netSalesE4].flatMap(([week, amount]) => (amount > 0n ? [week] : [])).sort();
  const sharesOf = (sold: Weekly): Weekly =>
    new Map(
      tradingWeeks.flatMap((week): Array<[string, bigint]> => {
        const share = divide(amountIn(sold, week), amountIn(of.netSalesE4, week), SHARE_PLACES);
        return share !== null && share > 0n ? [[week, share]] : [];
      }),
    );
  const withThem = [...products].map(([id, sold]): [string, ProductShares] => [
    id,
    { netSalesE4: sold, shares: sharesOf(sold) },
  ]);
  return { ...of, tradingWeeks, products: new Map(withThem) };
}

const amountIn = (weekly: Weekly, week: string): Scaled => ({ value: weekly.get(week) ?? 0n, scale: 4 });
