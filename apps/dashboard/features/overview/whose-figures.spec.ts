import { describe, expect, it } from '@jest/globals';
import type { Me, Store } from '@/lib/api/types';
import { whoseFigures } from './whose-figures';

const me = (scope: object) => ({ scope }) as unknown as Me;
const all = me({ stores: 'all', networkTotals: true });
const manager = me({ stores: ['a'], networkTotals: true });
const seller = me({ stores: ['a'], sellerId: 's1', networkTotals: false });
const aStore = (id: string, access: string) => ({ id, name: `Store ${id}`, access }) as unknown as Store;
const stores = [aStore('a', 'full'), aStore('b', 'full'), aStore('c', 'full')];
const ownAndOthers = [aStore('a', 'full'), aStore('b', 'totals'), aStore('c', 'totals')];

describe('whose figures the overview shows', () => {
  it.each([
    ['the whole chain', all, stores, null, { of: 'tenant' }],
    [
      'the one store of a manager, though others may be compared',
      manager,
      ownAndOthers,
      null,
      { of: 'store', name: 'Store a' },
    ],
    ['the stores that a filter leaves', all, stores, ['a', 'c'], { of: 'stores', count: 2 }],
    ['the one store that a filter leaves', all, stores, ['b'], { of: 'store', name: 'Store b' }],
    ['a seller', seller, [aStore('a', 'full')], null, { of: 'seller' }],
  ] as const)('%s', (_name, who, known, chosen, expected) => {
    expect(whoseFigures(who, known, chosen)).toEqual(expected);
  });
});
