import { describe, expect, it } from '@jest/globals';
import type { Companions } from '@vitrine/contracts';
import { shownAgain } from './use-promote';

const item = (offerId: string) => ({ productId: 'p2', offerId, sentence: 'Leva junto.', score: 1, reasonCodes: [] });
const companions: Companions = {
  ...{ storeId: 's1', learnedFrom: 'store', baskets: 300, largeBaskets: 0 },
  items: [item('0199c0de-0000-7000-8000-000000000001'), item('0199c0de-0000-7000-8000-000000000002')],
} as unknown as Companions;

describe('an answer that is kept for hours without a network', () => {
  it('makes new offers each time it is shown, of the same products', () => {
    const ids = [companions, shownAgain(companions), shownAgain(companions)].flatMap(({ items }) =>
      items.map(({ offerId }) => offerId),
    );
    expect(new Set(ids).size).toBe(6);
    const withoutId = ({ items }: Companions) => items.map(({ offerId: _, ...rest }) => rest);
    expect(withoutId(shownAgain(companions))).toEqual(withoutId(companions));
  });
});
