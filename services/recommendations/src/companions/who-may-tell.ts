import { networkFloor } from '@vitrine/contracts';
import type { BasketIndex } from '../index/basket-index.js';

/** Of one store, what so many baskets hold may be told. */
const FEWEST_TO_TELL = 3;

/** What fewer baskets hold says nothing of what others want. */
export const isOften =
  ({ counts }: BasketIndex) =>
  (code: number): boolean =>
    (counts.itemBaskets[code] as number) >= FEWEST_TO_TELL;

export const isOfNetwork = ({ counts, storesWith }: BasketIndex, code: number): boolean =>
  (counts.itemBaskets[code] as number) >= networkFloor.baskets && (storesWith[code] as number) >= networkFloor.stores;
