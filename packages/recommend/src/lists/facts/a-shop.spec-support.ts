import type { PromoteContext } from '../promote/claims.js';
import type { KnownDays, ListedProduct, SpanSales } from './facts.js';

export const ALL_DAYS: KnownDays = { recent: 14, before: 28, month: 28 };

/** Units a day, in the fortnight and in the four weeks before it. */
export function sold(recentADay: number, beforeADay = recentADay): SpanSales {
  const [recent, before] = [recentADay * 14, beforeADay * 28];
  const month = recent + before / 2;
  return {
    ...{ recentUnitsE3: recent * 1_000, beforeUnitsE3: before * 1_000, recentLines: recent, beforeLines: before },
    ...{ monthUnitsE3: month * 1_000, monthSalesE4: month * 100_000 },
  };
}

export const product = (productId: string, more: Partial<ListedProduct> = {}): ListedProduct => ({
  ...{ productId, category: 'roupas', priceE4: 1_000_000, costE4: 600_000 },
  ...more,
});

export const context = (more: Partial<PromoteContext> = {}): PromoteContext => ({
  ...{ today: '2026-11-30', known: ALL_DAYS, overall: 0, baskets: 5_000, market: [], seasons: [] },
  ...{ highBand: new Set<string>(), network: undefined },
  ...more,
});
