import { describe, expect, it } from '@jest/globals';
import type { CatalogEvent } from '@vitrine/contracts';
import fc from 'fast-check';
import { Catalogue } from './catalogue.js';

const storeIn = (timeZone: string): CatalogEvent => ({
  ...{ type: 'store', tenantId: 't', id: 's1', name: 'Centro', region: 'Sul' },
  timeZone,
});
const costing = (unitCost: string): CatalogEvent => ({
  ...{ type: 'product', tenantId: 't', id: 'p1', name: 'Caneta', category: 'Papelaria' },
  unitCost,
});

describe('the catalogue in memory', () => {
  it('keeps of every entry the highest version, in whatever order they come', () => {
    const versions = fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(versions, (order) => {
        const catalogue = new Catalogue();
        for (const version of order) {
          catalogue.apply(storeIn(`Zone/${version}`), version);
          catalogue.apply(costing(String(version)), version);
        }
        const newest = Math.max(...order);
        expect(catalogue.timeZoneOf('t', 's1')).toBe(`Zone/${newest}`);
        expect(catalogue.costE4At('t', 'p1', '2026-11-20')).toBe(newest * 10_000);
      }),
    );
  });

  it('calls an older cost that comes late no change', () => {
    const catalogue = new Catalogue();
    expect(catalogue.apply(costing('2'), 20)).toEqual({ kind: 'cost', tenantId: 't', productId: 'p1' });
    expect(catalogue.apply(costing('1'), 10)).toBeUndefined();
  });

  it('calls a store news also when the tables had it first: nobody may have looked since', () => {
    const catalogue = new Catalogue();
    catalogue.addStore('t', 's1', 'America/Manaus', 7);
    const event = storeIn('America/Manaus');
    expect(catalogue.apply(event, 7)).toEqual({ kind: 'store', tenantId: 't', storeId: 's1' });
  });

  it('takes the later of two whose versions are too near to tell apart', () => {
    const catalogue = new Catalogue();
    catalogue.apply(storeIn('America/Manaus'), 7);
    catalogue.apply(storeIn('America/Bahia'), 7);
    expect(catalogue.timeZoneOf('t', 's1')).toBe('America/Bahia');
  });
});
