export { CountTable } from './baskets/count-table.js';
export type { BasketCounts, PairRow } from './baskets/counts.js';
