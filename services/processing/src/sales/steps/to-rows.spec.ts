import { describe, expect, it } from '@jest/globals';
import { aRowSource } from '@vitrine/warehouse/testing';
import { Catalogue } from '../../catalog/catalogue.js';
import { aSale, aSaleLine } from '../../testing/a-sale.js';
import { resolveCatalogue } from './resolve-catalogue.js';
import { toRows } from './to-rows.js';

const source = aRowSource({ sourcePartition: 3, sourceOffset: 41, ingestedAtMs: 9 });
const rowsOf = (fields: Parameters<typeof aSale>[0]) =>
  toRows(resolveCatalogue(aSale(fields), new Catalogue()), 5n, source);

describe('to-rows', () => {
  it('makes one row a line and counts the ticket on the first', () => {
    const rows = rowsOf({ lines: [aSaleLine(), aSaleLine({ lineId: '2' })] });
    expect(rows).toMatchObject([
      { lineId: '1', lineNo: 0, ticketCount: 1, sign: 1, contentHash: 5n, ...source, unknownFlags: 5 },
      { lineId: '2', lineNo: 1, ticketCount: 0 },
    ]);
  });

  it('splits a shared line to the last unit and keeps unknown sellers apart', () => {
    const sellers = [
      { sellerId: 'a', shareE6: 333_333 },
      { sellerId: 'b', shareE6: 333_333 },
      { sellerId: 'c', shareE6: 333_334 },
    ];
    const rows = rowsOf({ lines: [aSaleLine({ quantityE3: 1_000, netAmountE4: 100_000, discountE4: 1, sellers })] });
    expect(rows.map((row) => row.sellerId)).toEqual(['a', 'b', 'c']);
    expect(rows.map((row) => row.lineNo)).toEqual([0, 0, 0]);
    expect(rows.reduce((sum, row) => sum + row.netAmountE4, 0)).toBe(100_000);
    expect(rows.reduce((sum, row) => sum + row.quantityE3, 0)).toBe(1_000);
    expect(rows.map((row) => row.ticketCount)).toEqual([1, 0, 0]);
    expect(rows[0]?.unknownFlags).toBe(7);
  });

  it.each([
    { what: 'a voided ticket', fields: { status: 'voided' as const, sellerId: 'v' } },
    { what: 'a ticket without lines', fields: { lines: [], sellerId: 'v' } },
  ])('leaves one marker of $what, which counts for nothing', ({ fields }) => {
    expect(rowsOf(fields)).toMatchObject([
      { lineId: '', productId: '', lineNo: 0, netAmountE4: 0, ticketCount: 0, sellerId: 'v', unknownFlags: 1 },
    ]);
  });

  it.each(['return', 'adjustment'] as const)('does not count a ticket of kind %s', (kind) => {
    expect(rowsOf({ kind }).map((row) => row.ticketCount)).toEqual([0]);
  });

  it('names the one seller of a line', () => {
    expect(rowsOf({ lines: [aSaleLine({ sellers: [{ sellerId: 'v', shareE6: 1_000_000 }] })] })).toMatchObject([
      { sellerId: 'v', quantityE3: 2_000 },
    ]);
  });
});
