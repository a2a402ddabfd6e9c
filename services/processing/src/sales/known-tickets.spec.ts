import { describe, expect, it } from '@jest/globals';
import type { SaleLines } from '@vitrine/warehouse';
import { aRowSource } from '@vitrine/warehouse/testing';
import { Catalogue } from '../catalog/catalogue.js';
import { aSale } from '../testing/a-sale.js';
import { MemoryWarehouse } from '../testing/memory-warehouse.js';
import { KnownTickets } from './known-tickets.js';
import { resolveCatalogue } from './steps/resolve-catalogue.js';
import { toRows } from './steps/to-rows.js';

describe('a correction', () => {
  it('waits while the lines that it replaces cannot be seen, rather than count the ticket twice', async () => {
    const warehouse = new MemoryWarehouse();
    const source = aRowSource({ sourcePartition: 0, sourceOffset: 0, ingestedAtMs: 0 });
    warehouse.append(toRows(resolveCatalogue(aSale(), new Catalogue()), 1n, source), 'first');
    const behind = { linesOfTickets: async () => [] } as unknown as SaleLines;
    const correction = aSale({ revision: 1, eventId: 'e-2' });
    const recalled = new KnownTickets(warehouse.heads, behind).recall(0, [correction], undefined);
    await expect(recalled).rejects.toMatchObject({ name: 'LinesNotThere', retryable: true });
    const memory = await new KnownTickets(warehouse.heads, warehouse.lines).recall(0, [correction], undefined);
    expect(memory.liveRows(correction)).toHaveLength(1);
  });
});
