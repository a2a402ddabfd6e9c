import type { Shop, SoldLine, Told } from './a-shop.js';

export const items = (...productIds: string[]): SoldLine[] => productIds.map((productId) => ({ productId, units: 2 }));

/** A line that gives something back of another ticket. */
export const back = (returnOf: string, productId: string, units: number): SoldLine[] => [
  { productId, units: -units, returnOf },
];

/** The same ticket in each of four stores, which lie on different partitions. */
export const inEach = (shop: Shop, ticketId: string, soldOn: string, lines: readonly SoldLine[]): Told[] =>
  ['s1', 's2', 's3', 's4'].map((storeId) => shop.tell(storeId, ticketId, soldOn, lines));
