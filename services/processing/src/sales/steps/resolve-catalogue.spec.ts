import { describe, expect, it } from '@jest/globals';
import { TENANT } from '@vitrine/testing';
import { Catalogue } from '../../catalog/catalogue.js';
import { aSale, aSaleLine } from '../../testing/a-sale.js';
import { resolveCatalogue } from './resolve-catalogue.js';

describe('resolve-catalogue', () => {
  const catalogue = new Catalogue();
  catalogue.addStore(TENANT, 's1', 'America/Manaus');
  catalogue.addSeller(TENANT, 'v1');
  const costs = catalogue.addProduct(TENANT, 'p1');
  costs.set('1970-01-01', 40_000);
  costs.set('2026-11-20', 50_000);

  it("dates a sale on the store's own calendar", () => {
    const sale = aSale({ soldAtMs: Date.parse('2026-11-20T00:30:00-03:00') });
    expect(resolveCatalogue(sale, catalogue)).toMatchObject({
      soldOn: '2026-11-19',
      soldHour: 23,
      soldMinute: 30,
      storeFlag: 0,
    });
  });

  it("goes by the till's own offset while the store is unknown, and flags it", () => {
    const sale = aSale({ storeId: 's9', soldAtMs: Date.parse('2026-11-20T00:30:00-03:00') });
    expect(resolveCatalogue(sale, catalogue)).toMatchObject({ soldOn: '2026-11-20', soldHour: 0, storeFlag: 1 });
  });

  it('freezes the cost of the day, unless the line brings its own or is an adjustment', () => {
    const lines = [aSaleLine(), aSaleLine({ unitCostE4: 1 }), aSaleLine({ productId: 'p9' })];
    expect(resolveCatalogue(aSale({ lines }), catalogue)).toMatchObject({
      costsE4: [50_000, 1, null],
      productFlags: [0, 0, 4],
    });
    expect(resolveCatalogue(aSale({ lines, soldAtMs: Date.parse('2026-11-19T10:00:00Z') }), catalogue).costsE4[0]).toBe(
      40_000,
    );
    expect(resolveCatalogue(aSale({ lines, kind: 'adjustment' }), catalogue).costsE4).toEqual([null, 1, null]);
  });

  it('flags sellers it does not know, nobody not being one', () => {
    const { sellerFlag } = resolveCatalogue(aSale(), catalogue);
    expect([sellerFlag('v1'), sellerFlag('v9'), sellerFlag('')]).toEqual([0, 2, 0]);
  });

  it('knows nothing of another tenant', () => {
    expect(resolveCatalogue(aSale({ tenantId: 'other' }), catalogue)).toMatchObject({
      storeFlag: 1,
      costsE4: [null],
      productFlags: [4],
    });
  });
});
