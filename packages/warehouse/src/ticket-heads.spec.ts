import { describe, expect, it } from '@jest/globals';
import { TicketHeads } from './ticket-heads.js';
import type { Warehouse } from './warehouse.js';

describe('hashes of a store', () => {
  it('are all read, however many tickets it has', async () => {
    const hashes = Array.from({ length: 300_000 }, (_, index) => index);
    const heads = new TicketHeads({ query: async () => [{ hashes }] } as unknown as Warehouse);
    expect(await heads.hashesOf([{ tenantId: 't', storeId: 's1' }])).toHaveLength(300_000);
  });
});
