import { describe, expect, it } from '@jest/globals';
import { type CatalogEvent, catalogSchema, catalogTypes } from './catalog.js';
import { catalogKeyOf } from './catalog-key.js';

const entries: [unknown, string][] = [
  [{ type: 'store', id: 's1', name: 'Centro', region: 'Sul', timeZone: 'America/Sao_Paulo' }, 'aurora:store:s1'],
  [{ type: 'seller', id: 'ana', name: 'Ana', storeId: 's1' }, 'aurora:seller:ana'],
  [{ type: 'product', id: 'p1', name: 'Pão', category: 'Padaria' }, 'aurora:product:p1'],
  [{ type: 'target', storeId: 's1', day: '2026-11-20', amount: '1000' }, 'aurora:target:s1::2026-11-20'],
  [
    { type: 'target', storeId: 's1', sellerId: 'ana', day: '2026-11-20', amount: '1' },
    'aurora:target:s1:ana:2026-11-20',
  ],
  [{ type: 'target', id: 't9', storeId: 's1', day: '2026-11-20', amount: '1' }, 'aurora:target:t9'],
  [
    {
      type: 'promotion',
      id: 'x',
      name: 'X',
      productIds: ['p1'],
      from: '2026-11-01',
      to: '2026-11-30',
      discountRate: '0.1',
    },
    'aurora:promotion:x',
  ],
  [
    { type: 'stockLevel', storeId: 's1', productId: 'p1', quantity: '3', at: '2026-11-20T10:00:00Z' },
    'aurora:stockLevel:s1:p1',
  ],
  [{ type: 'marketIndex', name: 'IPCA', day: '2026-11-01', value: '0.38' }, 'aurora:marketIndex:IPCA:2026-11-01'],
  [
    { type: 'marketIndex', name: 'ICVA', category: 'Calçados', day: '2026-11-01', value: '101.2' },
    'aurora:marketIndex:ICVA:Calçados:2026-11-01',
  ],
  [
    { type: 'closingTotal', storeId: 's1', day: '2026-11-20', netSales: '10', tickets: 1 },
    'aurora:closingTotal:s1:2026-11-20',
  ],
];

describe('a catalogue entry', () => {
  it.each(entries)('%j has the key %s', (fields, key) => {
    const event: CatalogEvent = catalogSchema.parse({ tenantId: 'aurora', ...(fields as object) });
    expect(catalogKeyOf(event)).toBe(key);
  });

  it('of every type is covered here', () => {
    const types = new Set(entries.map(([fields]) => (fields as { type: string }).type));
    expect([...types].sort()).toEqual([...catalogTypes].sort());
  });
});
