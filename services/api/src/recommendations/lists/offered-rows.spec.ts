import { describe, expect, it } from '@jest/globals';
import type { Opened } from './nightly.js';
import { offeredRows } from './offered-rows.js';
import type { ShelfOfLists } from './on-shelf.js';

const access = {} as Parameters<typeof offeredRows>[0];
const place = { storeId: 's', businessDate: '2026-11-30' };

/** A list of so many products of which those behind a place are in stock, read from there on. */
function readerOf(products: number, inStockFrom: number) {
  let questions = 0;
  const open = async (after: number, limit: number) => {
    questions++;
    const items = Array.from({ length: Math.max(0, Math.min(limit, products - after)) }, (_, at) => after + at + 1);
    return { items: items.map((one) => ({ place: one, productId: `${one}`, item: one })) } as unknown as Opened<number>;
  };
  const isOffered = (id: string) => Number(id) >= inStockFrom;
  const shelves = { of: async () => ({ isOffered }) } as unknown as Pick<ShelfOfLists, 'of'>;
  return {
    read: (after: number, count = 11) => offeredRows(access, { shelves, open, place }, { after, count }),
    asked: () => questions,
  };
}

describe('rows of what may be suggested', () => {
  it('leave out what is sold out, however much stands before', async () => {
    const { rows, stoppedAt } = await readerOf(900, 450).read(0);
    expect([rows.map((row) => row.place), stoppedAt]).toEqual([
      Array.from({ length: 11 }, (_, at) => 450 + at),
      undefined,
    ]);
  });

  it('are read in so many steps at most, and on from where that ended, until the list is over', async () => {
    const { read, asked } = readerOf(50_000, 49_999);
    const first = await read(0);
    expect([first.rows, asked()]).toEqual([[], 10]);
    let after = first.stoppedAt ?? 0;
    const found: number[] = [];
    expect(after).toBe(1_000);
    for (let pages = 0; pages < 60; pages++) {
      const next = await read(after);
      found.push(...next.rows.map((row) => row.place));
      if (next.stoppedAt === undefined) break;
      after = next.stoppedAt;
    }
    expect(found).toEqual([49_999, 50_000]);
  });
});
