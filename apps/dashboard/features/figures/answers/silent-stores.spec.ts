import { describe, expect, it } from '@jest/globals';
import type { Store } from '@/lib/api/types';
import { withSilentStores } from './silent-stores';

const aStore = (id: string, region: string, access: Store['access'] = 'full'): Store => ({
  id,
  name: id,
  region,
  timeZone: 'America/Sao_Paulo',
  hours: [],
  access,
});
const stores = [aStore('a', 'Sul'), aStore('b', 'Sul'), aStore('c', 'Norte'), aStore('d', 'Sul', 'totals')];
const sold = [{ store: 'a', netSales: '10.00' }];
const idsOf = (rows: Record<string, unknown>[]) => rows.map(({ store }) => store);

describe('stores that sold nothing', () => {
  it('are shown with zeros', () => {
    expect(withSilentStores(sold, stores, [], false)).toContainEqual({
      store: 'b',
      netSales: '0.00',
      tickets: 0,
      units: 0,
    });
    expect(idsOf(withSilentStores(sold, stores, [], false))).toEqual(['a', 'b', 'c']);
    expect(idsOf(withSilentStores(sold, stores, [], true))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are shown without figures where only totals are seen: few sales of theirs are held back', () => {
    expect(withSilentStores(sold, stores, [], true)).toContainEqual({
      store: 'd',
      netSales: null,
      tickets: null,
      units: null,
    });
  });

  it('unless the filters leave them out', () => {
    expect(idsOf(withSilentStores(sold, stores, [{ dimension: 'region', in: ['Sul'] }], false))).toEqual(['a', 'b']);
    expect(idsOf(withSilentStores(sold, stores, [{ dimension: 'store', in: ['a'] }], false))).toEqual(['a']);
  });
});
