import { FEWEST_STORES } from '@vitrine/warehouse';
import type { BasketIndex } from '../index/basket-index.js';

/** From so many baskets with a product, in so many stores, all stores learn of it. */
const FEWEST_BASKETS = 30;
/** Of one store, what so many baskets hold may be told. */
const FEWEST_TO_TELL = 3;

/** What fewer baskets hold says nothing of what others want. */
export const isOften =
  ({ counts }: BasketIndex) =>
  (code: number): boolean =>
    (counts.itemBaskets[code] as number) >= FEWEST_TO_TELL;

export const isOfNetwork = ({ counts, storesWith }: BasketIndex, code: number): boolean =>
  (counts.itemBaskets[code] as number) >= FEWEST_BASKETS && (storesWith[code] as number) >= FEWEST_STORES;
