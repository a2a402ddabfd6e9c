import { describe, expect, it } from '@jest/globals';
import type { CatalogEvent } from '@vitrine/contracts';
import { type CatalogTables, CatalogWriter } from './catalog-writer.js';

/** A writer that remembers what each table and the people store were given. */
function aWriter() {
  const given: Record<string, readonly unknown[]> = {};
  const remember = (name: string) => ({
    upsert: async (rows: readonly unknown[]) => {
      given[name] = rows;
    },
  });
  const names = ['stores', 'sellers', 'products', 'costs', 'targets', 'records'];
  const tables = Object.fromEntries(names.map((name) => [name, remember(name)])) as unknown as CatalogTables;
  return { given, writer: new CatalogWriter(tables, remember('people')) };
}

describe('the catalogue in the warehouse', () => {
  it('holds of a record what the contract knows, and nothing that a producer adds', async () => {
    const { given, writer } = aWriter();
    const known = { type: 'marketIndex', tenantId: 't', name: 'IPCA', day: '2026-11-20', value: '0.4' } as const;
    const event = { ...known, enteredBy: 'Ana Souza' } as CatalogEvent;
    await writer.write([{ event, version: 1n }], 'token');
    expect(given.records).toEqual([
      { tenantId: 't', type: 'marketIndex', id: 'IPCA:2026-11-20', version: 1n, body: JSON.stringify(known) },
    ]);
  });

  it("holds no seller's name, and gives Postgres only characters that it takes", async () => {
    const { given, writer } = aWriter();
    const event: CatalogEvent = { type: 'seller', tenantId: 't', id: 'v1', name: 'Ana\u0000 Souza', storeId: 's1' };
    await writer.write([{ event, version: 1n }], 'token');
    expect(given.people).toEqual([{ tenantId: 't', sellerId: 'v1', name: 'Ana Souza', email: undefined }]);
    expect(given.sellers).toEqual([{ tenantId: 't', sellerId: 'v1', storeId: 's1', active: true, version: 1n }]);
  });
});
