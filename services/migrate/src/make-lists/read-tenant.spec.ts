import { describe, expect, it } from '@jest/globals';
import { isOfNetwork } from '@vitrine/recommend';
import { countedInStores } from './read-tenant.js';

describe('what all stores may be told of', () => {
  it('is what enough of them sold in baskets: a store of wholesale orders alone is none of them', () => {
    const stores = [
      ['s1', 20, 300],
      ['s2', 20, 300],
      ['s3', 0, 300],
    ] as const;
    const counted = countedInStores([{ productId: 'shirt', weight: 40, stores }]).get('shirt');
    expect(counted).toEqual({ baskets: 40, stores: 2 });
    expect(counted && isOfNetwork(counted)).toBe(false);
  });
});
