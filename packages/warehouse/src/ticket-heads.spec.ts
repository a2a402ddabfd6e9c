import { describe, expect, it } from '@jest/globals';
import { TicketHeads } from './ticket-heads.js';
import type { NamedQuery, Warehouse } from './warehouse.js';

describe('hashes of a store', () => {
  it('are all read, page by page, however many tickets it has', async () => {
    const stored = Array.from({ length: 1_000_001 }, (_, index) => index);
    const query = async ({ params }: NamedQuery<unknown>) => {
      const { after, limit } = params as { after: number; limit: number };
      const hashes = stored.slice(after + 1, after + 1 + limit);
      return [{ hashes, last: hashes.at(-1) ?? 0 }];
    };
    const heads = new TicketHeads({ query } as unknown as Warehouse);
    const pages: number[] = [];
    let read = 0;
    for await (const page of heads.hashesOf({ tenantId: 't', storeId: 's1' })) {
      pages.push(page.length);
      for (const hash of page) if (hash !== read++) throw new Error(`${hash} is out of order`);
    }
    expect(pages).toEqual([500_000, 500_000, 1]);
  }, 20_000);
});
