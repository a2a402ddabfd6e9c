import { describe, expect, it } from '@jest/globals';
import type { AcceptedEntry } from '@vitrine/contracts';
import fc from 'fast-check';
import { Catalogue } from './catalogue.js';

const storeIn = (timeZone: string, version: number | bigint): AcceptedEntry => ({
  ...{ type: 'store', tenantId: 't', id: 's1', timeZone },
  version: String(version),
});
const costing = (unitCost: string, version: number | bigint): AcceptedEntry => ({
  ...{ type: 'product', tenantId: 't', id: 'p1', unitCost },
  version: String(version),
});

describe('the catalogue in memory', () => {
  it('keeps of every entry the highest version, in whatever order they come', () => {
    const versions = fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(versions, (order) => {
        const catalogue = new Catalogue();
        for (const version of order) {
          catalogue.apply(storeIn(`Zone/${version}`, version));
          catalogue.apply(costing(String(version), version));
        }
        const newest = Math.max(...order);
        expect(catalogue.timeZoneOf('t', 's1')).toBe(`Zone/${newest}`);
        expect(catalogue.costE4At('t', 'p1', '2026-11-20')).toBe(newest * 10_000);
      }),
    );
  });

  it('calls an older cost that comes late no change', () => {
    const catalogue = new Catalogue();
    expect(catalogue.apply(costing('2', 20))).toEqual({ kind: 'cost', tenantId: 't', productId: 'p1' });
    expect(catalogue.apply(costing('1', 10))).toBeUndefined();
  });

  it('calls a store news also when the tables had it first: nobody may have looked since', () => {
    const catalogue = new Catalogue();
    catalogue.addStore('t', 's1', 'America/Manaus', 7n);
    expect(catalogue.apply(storeIn('America/Manaus', 7))).toEqual({ kind: 'store', tenantId: 't', storeId: 's1' });
  });

  it('tells apart two versions of one millisecond that no double does', () => {
    const later = (1_795_195_926_120n << 22n) | 1n;
    const catalogue = new Catalogue();
    for (const version of [later, later - 1n]) {
      catalogue.apply(storeIn(`Zone/${version}`, version));
      catalogue.apply(costing(String(version % 100n), version));
    }
    expect(Number(later)).toBe(Number(later - 1n));
    expect(catalogue.timeZoneOf('t', 's1')).toBe(`Zone/${later}`);
    expect(catalogue.costE4At('t', 'p1', '2026-11-20')).toBe(Number(later % 100n) * 10_000);
  });
});
